import type { DeviceOrder } from '../domain/model/order.ts'
import { type DurationMs, type Instant, SECOND } from '../domain/model/time.ts'
import type { Timers } from '../runtime/timers.ts'
import type { OrderStore } from '../store/order-store.ts'
import { answered, ended, sent, unanswered } from './steps.ts'
import { KEPT, type OrderAnswer, OrderUnanswered } from './transport.ts'
import type { Ways } from './ways.ts'

export interface AskingOptions {
  readonly ways: Ways
  readonly store: Pick<OrderStore, 'saveOrder'>
  readonly now: () => Instant
  readonly timers: Timers
  readonly stopping: AbortSignal
  readonly onSent: (order: DeviceOrder) => void
}

/** What became of one that was asked (`queued`: it is to be asked again), and how to say that this is on disk, or why not. */
export interface Asked {
  readonly order: DeviceOrder
  readonly kept: (failure?: unknown) => void
}

const STOPPING = 'stopping'

/** How long an answer is still waited for where a life may hang on what comes behind it. */
const HURRIED_MS_MAX: DurationMs = 5 * SECOND

/** An error where nobody knows: why. */
type Heard = OrderAnswer | OrderUnanswered | typeof STOPPING

/**
 * Sends an order and waits for what the device says to it, for as long as its kind says. It is kept as sent before it is: of
 * one that was sent nobody may believe that it was not. Nothing where the server stops meanwhile. `hurried`: from when it
 * holds up what overtakes it.
 */
export const asking =
  (options: AskingOptions) =>
  async (order: DeviceOrder, hurried: AbortSignal): Promise<Asked | undefined> => {
    const { ways, store, now, onSent } = options
    const device = ways.device(order.device)
    const transport = device && ways.to(device)
    const spec = ways.specOf(order)
    if (device === undefined || transport === undefined || spec === undefined)
      return { order: ended(order, 'refused', now(), 'order-unknown'), kept() {} }
    const going = sent(order, now(), transport.name)
    await store.saveOrder(going)
    onSent(going)
    const { id, name, parameters, expiresAt } = order
    const waiting = new AbortController()
    // Also of a transport that throws at once.
    const urgent = spec.overtakes === undefined ? {} : { isUrgent: true as const }
    const send = async () =>
      transport.send(device, { id, name, parameters, expiresAt, ...urgent }, waiting.signal)
    const timeoutMs = Math.max(spec.timeoutMs, transport.answerWithinMs?.(device) ?? 0)
    const heard = await first(send(), timeoutMs, hurried, options)
    if (heard === STOPPING || heard instanceof OrderUnanswered) waiting.abort()
    if (heard === STOPPING) return undefined
    const next =
      heard instanceof OrderUnanswered
        ? unanswered(going, heard, spec.idempotent === true, now())
        : answered(going, heard, now())
    return { order: next, kept: (failure = KEPT) => waiting.abort(failure) }
  }

function first(
  answer: Promise<OrderAnswer>,
  timeoutMs: number,
  hurried: AbortSignal,
  { timers, stopping }: AskingOptions,
): Promise<Heard> {
  return new Promise(resolve => {
    const stop = () => settle(STOPPING)
    const giveUp = () => settle(new OrderUnanswered('no-answer'))
    const hurry = () => cancels.push(timers.after(HURRIED_MS_MAX, giveUp))
    const cancels = [timers.after(timeoutMs, giveUp)]
    function settle(heard: Heard): void {
      for (const cancel of cancels) cancel()
      stopping.removeEventListener('abort', stop)
      hurried.removeEventListener('abort', hurry)
      resolve(heard)
    }
    hurried.addEventListener('abort', hurry)
    if (stopping.aborted) return settle(STOPPING)
    stopping.addEventListener('abort', stop)
    answer.then(settle, error =>
      settle(error instanceof OrderUnanswered ? error : new OrderUnanswered('connection-lost')),
    )
  })
}
