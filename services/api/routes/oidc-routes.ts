import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AccountDesk } from '../accounts/account-desk.ts'
import { personOf } from '../oidc/claims.ts'
import type { OidcConfig } from '../oidc/config.ts'
import type { ExternalPeople } from '../oidc/external-people.ts'
import { type Began, createOidcProvider } from '../oidc/provider.ts'
import { ApiProblem } from '../problem.ts'
import { type AdmitOptions, cookieFor, createAdmit } from './admit.ts'

export interface OidcRouteOptions extends Omit<AdmitOptions, 'browsers'> {
  readonly config: OidcConfig
  readonly desk: Pick<AccountDesk, 'browsers'>
  readonly people: ExternalPeople
}

/** Ties the answer of the other server to the browser that asked; it comes from that server's page, so not strict. */
const COOKIE = 'linli_oidc'
const CALLBACK = '/api/oidc/callback'
const TEN_MINUTES_S = 600

/** Signing in at another server: there and back again. */
export const oidcRoutes: FastifyPluginAsyncZod<OidcRouteOptions> = async (app, options) => {
  const { config, desk, people, sessions } = options
  const provider = createOidcProvider(config)
  const admit = createAdmit({ sessions, browsers: desk.browsers })
  const tags = ['session']
  const cookieOf = (request: FastifyRequest) =>
    ({ ...cookieFor(request), path: '/api/oidc', sameSite: 'lax' }) as const

  app.route({
    method: 'GET',
    url: '/api/oidc/start',
    exposeHeadRoute: false,
    schema: { tags, summary: 'Sign in at the other server: a page to go to', security: [] },
    handler: async (request, reply) => {
      const { address, began } = await provider.begin(`${originOf(request)}${CALLBACK}`)
      reply.setCookie(COOKIE, packed(began), { ...cookieOf(request), maxAge: TEN_MINUTES_S })
      return reply.redirect(address.href)
    },
  })

  app.route({
    method: 'GET',
    url: CALLBACK,
    exposeHeadRoute: false,
    schema: {
      tags,
      summary: 'Where the other server sends people back to',
      security: [],
      querystring: z.looseObject({}),
    },
    handler: async (request, reply) => {
      const began = unpacked(request.cookies[COOKIE])
      reply.clearCookie(COOKIE, cookieOf(request))
      if (began === undefined)
        throw new ApiProblem('OIDC_FAILED', { detail: 'it was not begun in this browser' })
      const claims = await provider.finish(new URL(request.url, originOf(request)), began)
      const person = personOf(claims, config)
      if (typeof person === 'string') throw new ApiProblem('OIDC_REFUSED', { detail: person })
      await admit(request, reply, await people(person))
      return reply.redirect('/')
    },
  })
}

const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`

const packed = (began: Began): string => Buffer.from(JSON.stringify(began)).toString('base64url')

const kept = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })

function unpacked(cookie: string | undefined): Began | undefined {
  try {
    return kept.parse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString()))
  } catch {
    return undefined
  }
}
