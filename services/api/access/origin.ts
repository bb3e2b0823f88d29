import type { FastifyRequest } from 'fastify'
import { ApiProblem } from '../problem.ts'

/**
 * A browser sends its cookie along with what a foreign page asks for; the Origin header tells them apart. A request
 * with a cookie and no Origin is refused too: scripts use the bearer token.
 */
export function refuseForeignOrigin(request: FastifyRequest, allowed: readonly string[]): void {
  const { origin } = request.headers
  if (origin === undefined) throw new ApiProblem('ORIGIN_REFUSED', { detail: 'no Origin header' })
  if (origin === `${request.protocol}://${request.host}` || allowed.includes(origin)) return
  throw new ApiProblem('ORIGIN_REFUSED')
}
