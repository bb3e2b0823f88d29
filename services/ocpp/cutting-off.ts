import { SESSION_STATUSES } from '../domain/kinds/ev-charger/ocpp-names.ts'
import type { OrderAnswer } from '../orders/transport.ts'
import { ask, type Call, isUnknown, SCHEDULED } from './order-calls.ts'
import type { Ordering } from './ordering.ts'

/**
 * No current at its connector, nor at those that nobody registered and that say of themselves that they can kill: what is
 * wrong with them is told of this charger, and no other order reaches them. They come first.
 */
export async function cutOff(ordering: Ordering): Promise<OrderAnswer> {
  const { connector, unclaimed } = ordering
  const others = unclaimed.filter(({ isDangerous }) => isDangerous).map(({ connector }) => connector)
  const answers = await each([...others, connector], at => cutOffAt(at, ordering))
  return withAllSaid(answers.find(({ answer }) => !answer.ok) ?? answers[0], answers)
}

/**
 * Of those that nobody registered, too, what is out of order. Whether current was given back is of its own connector alone:
 * one that is restored and counts as refused would be cut off again.
 */
export async function restore(ordering: Ordering): Promise<OrderAnswer> {
  const { connector, unclaimed } = ordering
  const others = unclaimed.filter(({ isOut }) => isOut).map(({ connector }) => connector)
  const call = (at: number) => (at === connector ? ordering.call : ordering.ask)
  const answers = await each([connector, ...others], at => available(at, 'Operative', call(at)))
  return withAllSaid(answers[0], answers)
}

interface Answered {
  readonly connector: number
  readonly answer: OrderAnswer
}

/** One after the other, whatever becomes of the one before. */
async function each(
  connectors: readonly number[],
  order: (connector: number) => Promise<OrderAnswer>,
): Promise<readonly Answered[]> {
  const answers: Answered[] = []
  for (const connector of connectors) answers.push({ connector, answer: await order(connector) })
  return answers
}

/** What one of them came to, with what all of them said. */
function withAllSaid(decides: Answered | undefined, all: readonly Answered[]): OrderAnswer {
  if (decides === undefined) return { ok: false, reason: 'order-unknown' }
  if (all.length === 1) return decides.answer
  const said = all.map(({ connector, answer }) => `connector ${connector}: ${saidBy(answer)}`).join('; ')
  return { ...decides.answer, said }
}

/**
 * Out of order first, so that no session can begin between; a running one is ended then, whatever was said to the first,
 * and where nothing was. `Scheduled` means that one runs, and that current flows until it is over: by itself it is nothing
 * that was done.
 */
async function cutOffAt(connector: number, ordering: Ordering): Promise<OrderAnswer> {
  const isKnown = (ordering.runningAt(connector) ?? ordering.rememberedAt(connector)) !== undefined
  const off = await available(connector, 'Inoperative', isKnown ? ordering.askBriefly : ordering.call)
  if (isUnknown(off) && !isKnown) return off
  const transaction = await ordering.transactionAt(connector)
  if (transaction === undefined) return isSessionSure(connector, ordering, off) ? sessionUnknown(off) : off
  const stopped = await stop(connector, transaction, ordering)
  if (isOverSince(stopped, connector, ordering, off)) return off
  return { ...stopped, said: [off.said ?? 'ChangeAvailability: no answer', saidBy(stopped)].join('; ') }
}

/** It ran before the server was started anew, and the charger knows it no more: it is out of order, and nobody charges. */
const isOverSince = (
  stopped: OrderAnswer,
  connector: number,
  ordering: Ordering,
  off: OrderAnswer,
): boolean =>
  !stopped.ok &&
  stopped.reason === 'rejected' &&
  ordering.rememberedAt(connector) !== undefined &&
  off.ok &&
  !isSessionSure(connector, ordering, off)

/** That it will is not that it did: whoever reads `done` goes home. */
async function stop(connector: number, transaction: number, ordering: Ordering): Promise<OrderAnswer> {
  const before = ordering.endsAt(connector)
  const stopped = await ask(ordering.call, 'RemoteStopTransaction', { transactionId: transaction })
  if (!stopped.ok || (await ordering.endsSince(connector, before))) return stopped
  return { ok: false, reason: 'session-goes-on', ...(stopped.said !== undefined && { said: stopped.said }) }
}

const available = (connector: number, type: 'Operative' | 'Inoperative', call: Call) =>
  ask(call, 'ChangeAvailability', { connectorId: connector, type })

/** Looked at when all was tried: what it is may have come only then. */
const isSessionSure = (connector: number, { statusAt }: Ordering, { ok, said }: OrderAnswer): boolean =>
  ok && (said?.endsWith(SCHEDULED) === true || SESSION_STATUSES.includes(String(statusAt(connector))))

const sessionUnknown = ({ said }: OrderAnswer): OrderAnswer => ({
  ...{ ok: false, reason: 'transaction-unknown' },
  ...(said !== undefined && { said }),
})

const saidBy = (answer: OrderAnswer): string => answer.said ?? (answer.ok ? 'ok' : answer.reason)
