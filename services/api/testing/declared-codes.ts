import type { FastifyInstance } from 'fastify'
import type { ErrorCode } from '../../domain/model/errors.ts'
import { COMMON_CODES, routeCodes } from '../routes/route-codes.ts'

/** Every refusal that a test sees is one that the description of the API names, where it names any. */
export function holdToDeclared(api: FastifyInstance): void {
  const urlOf = new WeakMap<object, string>()
  api.addHook('onRequest', async request => void urlOf.set(request.raw, request.routeOptions.url ?? ''))
  const inject = api.inject.bind(api) as (asked?: unknown) => Promise<InjectReply>
  api.inject = (async (asked?: unknown) => {
    const reply = await inject(asked)
    refuseUndeclared(reply, urlOf.get(reply.raw.req))
    return reply
  }) as never
}

interface InjectReply {
  readonly headers: Record<string, unknown>
  readonly raw: { readonly req: { readonly method?: string } }
  json(): { code: ErrorCode }
}

function refuseUndeclared(reply: InjectReply, url: string | undefined): void {
  if (!String(reply.headers['content-type']).includes('problem')) return
  const route = `${reply.raw.req.method} ${url}`
  const declared = routeCodes[route]
  const { code } = reply.json()
  if (declared === undefined || declared.includes(code) || COMMON_CODES.includes(code)) return
  throw new Error(`${route} answers ${code}, which routes/route-codes.ts does not name`)
}
