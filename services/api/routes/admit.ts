import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '../../domain/model/time.ts'
import type { PersonAccount } from '../../store/account-store.ts'
import { BROWSER_COOKIE, SESSION_COOKIE } from '../access/authenticate.ts'
import type { KnownBrowsers } from '../access/known-browsers.ts'
import { extentOf } from '../access/rights.ts'
import type { Sessions } from '../access/sessions.ts'
import { ApiProblem } from '../problem.ts'

export interface AdmitOptions {
  readonly sessions: Sessions
  readonly browsers: KnownBrowsers
}

/** Opens a session for somebody who has shown who they are, and gives the browser its cookies. */
export const createAdmit =
  ({ sessions, browsers }: AdmitOptions) =>
  async (
    request: FastifyRequest,
    reply: FastifyReply,
    account: PersonAccount,
  ): Promise<{ token: string; expiresAt: Instant }> => {
    refuseWithoutPlace(account)
    const from = { address: request.ip, agent: request.headers['user-agent'] ?? '' }
    const opened = await sessions.open(account, from)
    const known = await browsers.remember(request.cookies[BROWSER_COOKIE], account.username)
    const cookie = cookieFor(request)
    reply.setCookie(SESSION_COOKIE, opened.token, { ...cookie, expires: new Date(opened.expiresAt) })
    reply.setCookie(BROWSER_COOKIE, known.secret, { ...cookie, expires: new Date(known.expiresAt) })
    return opened
  }

/** Nobody can be given an empty scope; what has one all the same was written by hand, or by an older version. */
function refuseWithoutPlace({ role, scope }: PersonAccount): void {
  if (scope !== 'all' && scope.length === 0 && extentOf(role, 'alerts.read') === 'scope')
    throw new ApiProblem('ACCOUNT_WITHOUT_PLACE')
}

/** Secure where the browser came by https; on a plain local network the cookie must still work. */
export const cookieFor = (request: FastifyRequest): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict',
  secure: request.protocol === 'https',
})
