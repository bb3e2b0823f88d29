import type { HeardAnswer } from '../decode/orders.ts'
import type { Fields, Heard } from '../decode/source.ts'
import type { DeviceId } from '../domain/model/device.ts'
import type { Instant } from '../domain/model/time.ts'
import { type OrderAnswer, OrderUnanswered } from '../orders/transport.ts'
import type { InMessage } from './spoken.ts'
import { type Came, isOfNow, isSoSince, type Told, toldBy } from './told.ts'

interface Awaited {
  readonly device: DeviceId
  readonly sentAt: Instant
  /** Nothing where its network answers for the device. */
  readonly expects: Fields | undefined
  readonly settle: (answer: Promise<OrderAnswer> | OrderAnswer) => void
}

/** An answer to an order by its id. */
export interface Unawaited {
  readonly id: string
  readonly answer: OrderAnswer
}

/** Of orders that are sent and not answered, what is heard of them. */
export class AwaitedAnswers {
  readonly #awaited = new Map<string, Awaited>()
  /** Of orders that nobody waits for: sent by the process before, whose answer may come before they are sent again. */
  readonly #before = new Map<string, { readonly device: DeviceId; readonly answer: HeardAnswer }>()

  expect(
    device: DeviceId,
    { id, sentAt }: { readonly id: string; readonly sentAt: Instant },
    expects: Fields | undefined,
    signal: AbortSignal | undefined,
  ): Promise<OrderAnswer> {
    const { promise, resolve } = Promise.withResolvers<OrderAnswer>()
    this.#awaited.set(id, { device, sentAt, expects, settle: resolve })
    signal?.addEventListener('abort', () => this.#awaited.delete(id))
    // It may be settled with a failure before anybody looks at it.
    promise.catch(() => {})
    return promise
  }

  /** What was answered already, while nobody waited. */
  toldBefore(device: DeviceId, id: string): OrderAnswer | undefined {
    const told = this.#before.get(id)
    this.#before.delete(id)
    return told?.device === device && told.answer.became === 'done' ? { ok: true } : undefined
  }

  /** Returns an answer that says what became of an order for which nobody waits here: any more, or at all. */
  heard(
    device: DeviceId,
    heard: Heard,
    message: Came & Pick<InMessage, 'all'>,
    now: Instant,
  ): Unawaited | undefined {
    // What a broker kept was so before.
    if (message.retained) return undefined
    const told = toldBy(heard, message, now)
    const allOfIt = () =>
      message.all
        .filter(({ address }) => address === heard.address)
        .flatMap(each => toldBy(each, message, now) ?? [])
    if (told !== undefined) this.#told(device, told, allOfIt)
    return heard.answer === undefined ? undefined : this.#answered(device, heard.answer, message)
  }

  /** Without the id of an order it is one to that under way, unless it may be one to another before. */
  #answered(device: DeviceId, answer: HeardAnswer, came: Came): Unawaited | undefined {
    const id = answer.order ?? (isOfNow(came) ? this.#underWay(device) : undefined)
    if (id === undefined) return undefined
    const awaited = this.#awaited.get(id)
    if (awaited === undefined) {
      this.#keep(id, device, answer)
      return answer.became === 'unknown' ? undefined : { id, answer: inWords(answer) }
    }
    if (awaited.device !== device) return undefined
    this.#awaited.delete(id)
    awaited.settle(answerOf(answer))
    return undefined
  }

  /** `all` is looked through only where an order waits: a message may hold thousands. */
  #told(device: DeviceId, told: Told, all: () => readonly Told[]): void {
    for (const [id, { device: of, sentAt, expects, settle }] of this.#awaited) {
      if (of !== device || expects === undefined || !isSoSince(sentAt, expects, told, all())) continue
      this.#awaited.delete(id)
      settle({ ok: true, said: JSON.stringify(expects) })
    }
  }

  /** They go out one at a time. */
  #underWay(device: DeviceId): string | undefined {
    for (const [id, awaited] of this.#awaited) if (awaited.device === device) return id
    return undefined
  }

  #keep(id: string, device: DeviceId, answer: HeardAnswer): void {
    const [oldest] = this.#before.keys()
    if (this.#before.size >= KEPT_MAX && oldest !== undefined) this.#before.delete(oldest)
    this.#before.set(id, { device, answer })
  }
}

/** Others send orders to the same devices, and their answers are nobody's here. */
const KEPT_MAX = 1_000

const answerOf = (answer: HeardAnswer): Promise<OrderAnswer> | OrderAnswer =>
  answer.became === 'unknown' ? Promise.reject(new OrderUnanswered(answer.reason ?? UNSAID)) : inWords(answer)

const UNSAID = 'refused-by-device'

function inWords({ became, reason = UNSAID, said }: HeardAnswer): OrderAnswer {
  const words = said === undefined ? {} : { said: shown(said) }
  return became === 'done' ? { ok: true, ...words } : { ok: false, reason, ...words }
}

const SAID_CHARS_MAX = 500

/** What no screen shows, or turns what stands beside it around, is left out. */
const shown = (said: string): string =>
  said.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, ' ').slice(0, SAID_CHARS_MAX)
