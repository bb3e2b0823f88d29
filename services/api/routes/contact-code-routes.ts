import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { CodeSent, CodeTold, NoticeDesk } from '../../notify/desk.ts'
import type { AccountStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import { ApiProblem } from '../problem.ts'
import { codeSent, codeTold, codeWanted } from '../wire/notice.ts'

export interface ContactCodeRouteOptions {
  readonly codes: NoticeDesk['codes']
  readonly accounts: Pick<AccountStore, 'person'>
}

/** That an address is read is shown by whoever reads it, and by nobody for them. */
export const contactCodeRoutes: FastifyPluginAsyncZod<ContactCodeRouteOptions> = async (
  app,
  { codes, accounts },
) => {
  const tags = ['notices']
  const config = { right: 'self' } as const

  app.route({
    method: 'POST',
    url: '/api/me/contacts/verify',
    config,
    schema: {
      tags,
      summary: 'Have a code sent to one of your addresses',
      body: codeWanted,
      response: { 200: codeSent },
    },
    handler: async request => {
      const person = callerOf(request).username
      const language = (await accounts.person(person))?.language ?? 'zh'
      const sent = await codes.send({ person, ...request.body }, language)
      if (!sent.ok) throw notSent(sent)
      return { expiresAt: toRfc3339(sent.expiresAt) }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/me/contacts/confirm',
    config,
    schema: {
      tags,
      summary: 'Tell the code that arrived there',
      body: codeTold,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const { code, ...way } = request.body
      const told = await codes.tell({ person: callerOf(request).username, ...way }, code)
      if (told !== 'right') throw new ApiProblem(REFUSALS[told])
      reply.code(204)
    },
  })
}

const REFUSALS = { wrong: 'CONTACT_CODE_WRONG', ended: 'CONTACT_CODE_ENDED' } as const satisfies Record<
  Exclude<CodeTold, 'right'>,
  string
>

function notSent(sent: Extract<CodeSent, { ok: false }>): ApiProblem {
  switch (sent.why) {
    case 'no-such-way':
      return new ApiProblem('CONTACT_NOT_FOUND')
    case 'too-many':
      return new ApiProblem('CONTACT_CODES_TOO_MANY', { retryAfterMs: sent.retryAfterMs })
    case 'not-sent':
      return new ApiProblem('CONTACT_NOT_REACHED', { detail: sent.detail })
  }
}
