import type { z } from 'zod'
import type { DurationMs } from '../domain/model/time.ts'
import type {
  Channel,
  ChannelKindDefinition,
  ChannelParts,
  Message,
  NotSent,
  Sent,
  Settings,
} from './channel.ts'
import { withoutTold } from './secrets.ts'

/** What a channel's own file says; `defineChannel` adds what all of them promise. */
export interface OwnDefinition<S extends Settings>
  extends Omit<ChannelKindDefinition, 'settings' | 'secrets' | 'open'> {
  readonly settings: z.ZodType<S>
  readonly secrets: readonly (keyof S & string)[]
  open(settings: S, parts: ChannelParts): OwnChannel
}

/** May throw, may hang, may say too much: it is kept from that. It should end with the signal. */
export interface OwnChannel {
  readonly renewAfterMs?: DurationMs
  send(message: Message, address: string, signal: AbortSignal): Promise<Sent>
  close?(): Promise<void>
}

export function defineChannel<S extends Settings>(own: OwnDefinition<S>): ChannelKindDefinition {
  return {
    ...own,
    open(given, parts) {
      const parsed = own.settings.safeParse(given)
      if (!parsed.success) return invalid(parsed.error)
      const channel = own.open(parsed.data, parts)
      return {
        renewAfterMs: channel.renewAfterMs,
        send: async (message, address, signal) => {
          if (address === undefined && own.address !== 'none') return NO_ADDRESS
          const sent = await attempt(own, channel, parts, [message, address ?? '', signal])
          return sent.ok ? sent : withoutTold(sent, own.secrets, parsed.data, address)
        },
        close: async () => channel.close?.(),
      }
    },
  }
}

const NO_ADDRESS: NotSent = { ok: false, reason: 'no address', isWorthRetrying: false }

function invalid({ issues }: z.ZodError): Channel {
  const keys = [...new Set(issues.map(({ path, message }) => path.join('.') || message))]
  const reason = `its settings do not fit any more: ${keys.join(', ')}`
  return { send: async () => ({ ok: false, reason, isWorthRetrying: false }), close: async () => {} }
}

interface Limits {
  readonly timeoutMs: DurationMs
}
type Args = readonly [message: Message, address: string, signal: AbortSignal]

async function attempt(
  { timeoutMs }: Limits,
  channel: OwnChannel,
  { timers }: ChannelParts,
  [message, address, outer]: Args,
): Promise<Sent> {
  if (outer.aborted) return { ok: false, reason: CALLED_OFF, isWorthRetrying: true }
  const clock = new AbortController()
  const signal = AbortSignal.any([outer, clock.signal])
  const stop = timers.after(timeoutMs, () => clock.abort())
  try {
    const sent = await Promise.race([
      guarded(async () => channel.send(message, address, signal)),
      ended(signal),
    ])
    if (sent.ok || !signal.aborted) return sent
    return { ...sent, reason: outer.aborted ? CALLED_OFF : noAnswer(timeoutMs), isWorthRetrying: true }
  } finally {
    stop()
  }
}

const CALLED_OFF = 'called off'
const noAnswer = (ms: DurationMs): string => `no answer within ${ms / 1_000} s`

/** A fault of our own: somebody should still be told, by this channel later or by another now. */
const guarded = (sending: () => Promise<Sent>): Promise<Sent> =>
  sending().catch(error => ({
    ok: false,
    reason: `failed: ${(error as { code?: string }).code ?? (error as Error).name}`,
    isWorthRetrying: true,
    isUncertain: true,
  }))

/** For channels that do not end with the signal: one that does knows better how far it came, so it is let speak first. */
const ended = (signal: AbortSignal): Promise<NotSent> =>
  new Promise(resolve => {
    const sent: NotSent = { ok: false, reason: CALLED_OFF, isWorthRetrying: true, isUncertain: true }
    signal.addEventListener('abort', () => setImmediate(() => resolve(sent)), { once: true })
  })
