import type { Message, NotSent, Sent } from './channel.ts'
import type { Way } from './ways.ts'

type SendOne = (address: string | undefined, message: Message) => Promise<Sent>

/** To every address at once. One that takes it is enough: the person has it. */
export async function sendAll({ addresses }: Way, message: Message, sendOne: SendOne): Promise<Sent> {
  const all = await Promise.all(addresses.map(address => sendOne(address, message).catch(failed)))
  return all.find(({ ok }) => ok) ?? together(all.filter(one => !one.ok))
}

/** A channel never throws; one that does all the same must not end the server. */
const failed = (error: unknown): NotSent => ({
  ok: false,
  reason: `failed: ${(error as Error).name}`,
  isWorthRetrying: true,
  isUncertain: true,
})

const together = (all: readonly NotSent[]): NotSent => ({
  ok: false,
  reason: [...new Set(all.map(({ reason }) => reason))].join('; '),
  isWorthRetrying: all.some(({ isWorthRetrying }) => isWorthRetrying),
  retryAfterMs: Math.max(0, ...all.map(({ retryAfterMs = 0 }) => retryAfterMs)),
  ...(all.some(({ isUncertain }) => isUncertain) && { isUncertain: true }),
})

/** As the ledger keeps it: what a push subscription is made of would let others use it. */
export function recordedAddress({ addressSort, addresses }: Way): string | null {
  if (addressSort === 'none') return null
  if (addressSort === 'push-subscription') return `${addresses.length} × push`
  return addresses.join(', ')
}
