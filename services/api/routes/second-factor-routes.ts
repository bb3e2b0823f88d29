import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Role } from '../../domain/model/person.ts'
import { callerOf, placeOf } from '../access/authenticate.ts'
import type { Sessions } from '../access/sessions.ts'
import type { AccountDesk } from '../accounts/account-desk.ts'
import { asWrongPassword } from '../accounts/password-change.ts'
import { ApiProblem } from '../problem.ts'
import {
  codeOnly,
  enrolment,
  passwordAgain,
  passwordAndCode,
  recoveryCodes,
  secondFactor,
} from '../wire/account.ts'

export interface SecondFactorRouteOptions {
  readonly desk: AccountDesk
  readonly sessions: Sessions
  /** Whose role asks for one. */
  readonly roles: readonly Role[]
}

/** One's own authenticator app, and the way out for whoever lost theirs. */
export const secondFactorRoutes: FastifyPluginAsyncZod<SecondFactorRouteOptions> = async (app, options) => {
  const { desk, sessions, roles } = options
  const { factors, signIn, record } = desk
  const tags = ['session']
  const config = { right: 'self', whileOwing: true } as const

  app.route({
    method: 'GET',
    url: '/api/me/second-factor',
    config,
    schema: { tags, summary: 'Whether you use an authenticator app', response: { 200: secondFactor } },
    handler: async request => {
      const { username, role } = callerOf(request)
      return {
        on: await factors.isOn(username),
        required: roles.includes(role),
        recoveryCodesLeft: await factors.recoveryCodesLeft(username),
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/me/second-factor',
    config,
    schema: {
      tags,
      summary: 'Begin to use an authenticator app; a session alone does not do',
      body: passwordAgain,
      response: { 200: enrolment },
    },
    handler: async request => {
      const { username } = callerOf(request)
      const { password } = request.body
      await signIn.confirm({ username, password, ...placeOf(request) }).catch(asWrongPassword)
      return factors.begin(username)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/me/second-factor/confirm',
    config,
    schema: {
      tags,
      summary: 'Show that the app makes the right codes; from then on it counts. Your other sessions end.',
      body: codeOnly,
      response: { 200: recoveryCodes },
    },
    handler: async request => {
      const { username, sessionHash } = callerOf(request)
      const codes = await factors.confirm(username, request.body.code)
      await record(username, username, 'second-factor-on')
      await sessions.closeAll(username, sessionHash)
      return { recoveryCodes: [...codes] }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/me/second-factor/remove',
    config,
    schema: {
      tags,
      summary: 'Use it no more',
      body: passwordAndCode,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const { username } = callerOf(request)
      await signIn.signIn({ username, ...request.body, ...placeOf(request) }).catch(asWrongAnswer)
      await factors.remove(username)
      await record(username, username, 'second-factor-off')
      reply.code(204)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/accounts/:username/second-factor',
    config: { right: 'accounts.write' },
    schema: {
      tags: ['accounts'],
      summary: 'Take somebody’s authenticator app out of use, who lost it; their sessions end',
      params: z.object({ username: z.string().max(64) }),
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const by = callerOf(request)
      const { username } = await desk.office.managed(by, request.params.username)
      await factors.remove(username)
      await record(by.username, username, 'second-factor-reset')
      // Whoever found the phone is signed in on it.
      await sessions.closeAll(username)
      reply.code(204)
    },
  })
}

function asWrongAnswer(error: unknown): never {
  if (error instanceof ApiProblem && error.code === 'SIGN_IN_CODE_WRONG') throw new ApiProblem('CODE_WRONG')
  return asWrongPassword(error)
}
