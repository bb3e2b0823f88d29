import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readinessAnswer, upAnswer } from '../wire/probe.ts'

export interface Readiness {
  readonly ready: boolean
  readonly reasons: readonly Reason[]
}

/** What is missing. Words and figures hold no secret: anybody may ask. */
export interface Reason {
  readonly code: string
  readonly words: string
  /** The same in Chinese, where the words are ours and not the disk's or InfluxDB's. */
  readonly zh?: string
  readonly figures: Readonly<Record<string, number>>
}

export interface ProbeRouteOptions {
  readonly readiness: () => Readiness
}

/** For whoever runs the server: is the process up, and should it be given work. */
export const probeRoutes: FastifyPluginAsyncZod<ProbeRouteOptions> = async (app, { readiness }) => {
  app.route({
    method: 'GET',
    url: '/healthz',
    config: { rateLimit: false },
    schema: { tags: ['operation'], summary: 'The process is up', security: [], response: { 200: upAnswer } },
    handler: async () => ({ up: true as const }),
  })

  app.route({
    method: 'GET',
    url: '/readyz',
    config: { rateLimit: false },
    schema: {
      tags: ['operation'],
      summary: 'The server can take work, or why it cannot',
      security: [],
      response: { 200: readinessAnswer, 503: readinessAnswer },
    },
    handler: async (_request, reply) => {
      const { ready, reasons } = readiness()
      return reply.code(ready ? 200 : 503).send({
        ready,
        reasons: reasons.map(({ words }) => words),
        problems: reasons.map(({ code, figures }) => ({ code, figures: { ...figures } })),
      })
    },
  })
}
