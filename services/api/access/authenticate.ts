import type { FastifyRequest } from 'fastify'
import { ApiProblem } from '../problem.ts'
import { refuseForeignOrigin } from './origin.ts'
import type { Caller, Sessions } from './sessions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who signed in; `null` on routes that are open. */
    caller: Caller | null
  }
  interface FastifyContextConfig {
    /** Open to whoever has something to do first, too: see `Caller.owes`. */
    whileOwing?: boolean
  }
}

export const SESSION_COOKIE = 'linli_session'
/** Stays when the session ends: see `known-browsers.ts`. */
export const BROWSER_COOKIE = 'linli_browser'

export interface AuthenticateOptions {
  readonly sessions: Sessions
  readonly origins: readonly string[]
}

/** The hook of every route that wants a person. */
export const authenticate =
  ({ sessions, origins }: AuthenticateOptions) =>
  async (request: FastifyRequest): Promise<void> => {
    const credential = credentialOf(request)
    if (credential === undefined) throw new ApiProblem('NOT_SIGNED_IN')
    if (credential.by === 'cookie' && changesOrStreams(request)) refuseForeignOrigin(request, origins)
    const caller = await sessions.callerOf(credential.token)
    if (caller === undefined) throw new ApiProblem('NOT_SIGNED_IN')
    if (caller.owes !== undefined && request.routeOptions.config.whileOwing !== true)
      throw new ApiProblem(OWED[caller.owes])
    request.caller = caller
  }

const OWED = { password: 'PASSWORD_CHANGE_NEEDED', 'second-factor': 'SECOND_FACTOR_NEEDED' } as const

export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new ApiProblem('NOT_SIGNED_IN')
  return request.caller
}

/** From where somebody asks, as far as counting goes. */
export const placeOf = ({ ip, cookies }: FastifyRequest) => ({
  address: ip,
  browser: cookies[BROWSER_COOKIE],
})

/** The bearer token goes first: a foreign page cannot send one. */
export function credentialOf(
  request: FastifyRequest,
): { token: string; by: 'bearer' | 'cookie' } | undefined {
  const bearer = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return { token: bearer, by: 'bearer' }
  const cookie = request.cookies[SESSION_COOKIE]
  return cookie === undefined ? undefined : { token: cookie, by: 'cookie' }
}

/** A WebSocket is opened by GET, and no browser rule keeps a foreign page from reading it. */
const changesOrStreams = (request: FastifyRequest): boolean =>
  request.ws || !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
