import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Severity } from '../../domain/model/alert.ts'
import type { Text } from '../../domain/model/text.ts'
import { type Instant, toRfc3339 } from '../../domain/model/time.ts'
import { health, type WireHealth } from '../wire/health.ts'

/** Something that is wrong with the server itself. */
export interface Problem {
  readonly code: string
  readonly severity: Severity
  readonly title: Text
  readonly advice: Text
  /** What was seen, where there is more to say. */
  readonly detail: Text | null
  readonly since: Instant | null
  /** The alert that says the same, where one could be raised. */
  readonly alertId: string | null
}

export interface HealthRouteOptions {
  readonly problems: () => readonly Problem[]
}

/** For whoever looks at the console: is what they see whole and new, and what can they do where it is not. */
export const healthRoutes: FastifyPluginAsyncZod<HealthRouteOptions> = async (app, { problems }) => {
  app.route({
    method: 'GET',
    url: '/api/health',
    config: { right: 'server.read' },
    schema: {
      tags: ['operation'],
      summary: 'What is wrong with the server, in words; nothing when all is well',
      response: { 200: health },
    },
    handler: async () => ({ problems: problems().map(problemForm) }),
  })
}

const problemForm = ({ since, ...problem }: Problem): WireHealth['problems'][number] => ({
  ...problem,
  since: since === null ? null : toRfc3339(since),
})
