import { z } from 'zod'
import type { ChannelKind } from '../../domain/model/channel.ts'
import { type DurationMs, SECOND } from '../../domain/model/time.ts'
import type { AddressSort, ChannelKindDefinition, Sent } from '../channel.ts'
import { defineChannel } from '../define-channel.ts'

interface Like {
  readonly address?: AddressSort
  readonly isIdempotent?: boolean
  readonly tellsEnd?: boolean
  readonly renewAfterMs?: DurationMs
}

/** A channel that posts to a receiver of the test, with the manners that the test needs. */
export const httpChannel = (
  kind: ChannelKind,
  { address = 'email', isIdempotent = false, tellsEnd = false, renewAfterMs }: Like = {},
): ChannelKindDefinition =>
  defineChannel({
    kind,
    title: { en: kind, zh: kind },
    address,
    settings: z.strictObject({ url: z.url(), password: z.string().optional() }),
    secrets: ['password'],
    isIdempotent,
    tellsEnd,
    timeoutMs: 10 * SECOND,
    open: ({ url }) => ({
      ...(renewAfterMs !== undefined && { renewAfterMs }),
      async send(message, to, signal): Promise<Sent> {
        const body = JSON.stringify({ ...message, ...(to !== '' && { address: to }) })
        const reply = await fetch(url, { method: 'POST', body, signal })
        await reply.arrayBuffer()
        if (reply.ok) return { ok: true, reference: reply.headers.get('date') ?? '' }
        const retryAfterS = Number(reply.headers.get('retry-after') ?? 0)
        const isWorthRetrying = reply.status === 429 || reply.status >= 500
        const isAddressGone = reply.status === 410 ? { isAddressGone: true as const } : {}
        const reason = `HTTP ${reply.status}`
        return { ok: false, reason, isWorthRetrying, retryAfterMs: retryAfterS * SECOND, ...isAddressGone }
      },
    }),
  })
