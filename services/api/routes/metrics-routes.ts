import { timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { credentialOf } from '../access/authenticate.ts'
import type { Reaches } from '../access/reaches.ts'
import { sha256 } from '../access/secrets.ts'
import type { Sessions } from '../access/sessions.ts'
import type { ApiConfig } from '../config.ts'
import { ApiProblem } from '../problem.ts'
import type { Metrics } from './metrics.ts'

export interface MetricsRouteOptions {
  readonly metrics: Metrics
  readonly access: ApiConfig['metrics']
  readonly sessions: Pick<Sessions, 'callerOf'>
  readonly reaches: Reaches
}

/** For Prometheus: with the token made for it, by the right `server.read`, or without either where the operator opened it. */
export const metricsRoutes: FastifyPluginAsync<MetricsRouteOptions> = async (app, options) => {
  const { metrics, access, sessions, reaches } = options

  async function mayRead(request: FastifyRequest): Promise<boolean> {
    if (access.open) return true
    const credential = credentialOf(request)
    if (credential === undefined) return false
    if (access.token !== undefined && isSame(credential.token, access.token)) return true
    const caller = await sessions.callerOf(credential.token)
    return caller !== undefined && reaches.of(caller, 'server.read') !== undefined
  }

  app.get('/metrics', { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) => {
    if (!(await mayRead(request))) throw new ApiProblem('NOT_SIGNED_IN')
    return reply.type(metrics.contentType).send(await metrics.text())
  })
}

/** Takes as long whichever character is wrong. */
const isSame = (given: string, expected: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(expected)))
