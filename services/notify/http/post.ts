import type { Instant } from '../../domain/model/time.ts'
import type { Sent } from '../channel.ts'
import { exchange, type HttpAnswer, type HttpRequest, NoAnswer } from './exchange.ts'
import { judgeNoAnswer, judgeStatus } from './judge.ts'
import type { Network } from './settings.ts'

export interface Posting {
  readonly method?: HttpRequest['method']
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  readonly network: Network
  readonly now: Instant
  readonly signal: AbortSignal
}

/** Sends a request; `judge` reads what an answer with a good status says besides. */
export async function post(
  { method = 'POST', network, now, signal, ...request }: Posting,
  judge: (answer: HttpAnswer) => Sent = () => ({ ok: true }),
): Promise<Sent> {
  const { allowPrivateNetwork, caCertificate } = network
  const reach = allowPrivateNetwork ? 'private-too' : 'public'
  try {
    const answer = await exchange({ method, ...request, reach, caCertificate }, signal)
    const sent = judgeStatus(answer, now)
    return sent.ok ? judge(answer) : sent
  } catch (error) {
    if (error instanceof NoAnswer) return judgeNoAnswer(error)
    throw error
  }
}

export const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' }

/** What an answer says in JSON; nothing where it is none. */
export function jsonOf({ body }: HttpAnswer): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
