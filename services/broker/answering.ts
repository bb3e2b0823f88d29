import type { Device } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { Intake, Result } from '../runtime/intake.ts'
import type { MqttLimits } from './config.ts'
import { isAtItsLimit } from './connection.ts'
import type { LifeSafety } from './life-safety.ts'
import type { Load } from './load.ts'
import type { Handling, Publication } from './publication.ts'
import { Turnstile } from './turnstile.ts'

export interface AnsweringOptions {
  readonly intake: Pick<Intake, 'submit'>
  readonly load: Load
  readonly lifeSafety: Pick<LifeSafety, 'holdsFor'>
  readonly limits: MqttLimits
  /** Resolves when everyone who is to hear of it will. */
  readonly keep: (publication: Publication) => Promise<void>
}

/**
 * Hands publishes on and answers them after their commit, in the order they came. One that the flow does not accept is
 * answered with a failure, which closes the connection unacknowledged, so that the device sends it again.
 */
export class Answering implements Handling {
  readonly #options: AnsweringOptions
  readonly #turnstile: Turnstile

  constructor(options: AnsweringOptions) {
    this.#options = options
    this.#turnstile = new Turnstile(options.limits.committingMax)
  }

  take(publication: Publication): void {
    const { connection, device } = publication
    // One that turns out to speak for such a device, which was given to it after it signed in.
    if (connection.account && this.#options.lifeSafety.holdsFor(device)) connection.account.lifeSafety = true
    this.#hold(publication)
    publication.handling = this
    connection.lane.add(publication)
  }

  start(publication: Publication): void {
    const { connection, device, input, forOthers } = publication
    if (forOthers !== undefined) keepInOrder(publication, this.#options.keep)
    if (input === undefined) committed(publication, null)
    else {
      const lifeSafety = this.#options.lifeSafety.holdsFor(device)
      this.#turnstile.enter(connection.account ?? connection, lifeSafety, publication)
    }
  }

  pass(publication: Publication): void {
    publication.submit(this.#options.intake, result => {
      committed(publication, failureIn(result))
      this.#turnstile.leave()
    })
  }

  over({ connection, payloadBytes }: Publication): void {
    const { load, limits } = this.#options
    const { account } = connection
    load.remove(payloadBytes + PACKET_OVERHEAD_BYTES)
    if (!account) return
    const wasAtItsLimit = isAtItsLimit(account, limits)
    account.held -= 1
    account.heldBytes -= payloadBytes + PACKET_OVERHEAD_BYTES
    if (!wasAtItsLimit || isAtItsLimit(account, limits)) return
    for (const connection of account.connections) connection.resume()
  }

  #hold({ connection, payloadBytes }: Publication): void {
    const { account } = connection
    this.#options.load.add(payloadBytes + PACKET_OVERHEAD_BYTES)
    if (!account) return
    account.held += 1
    account.heldBytes += payloadBytes + PACKET_OVERHEAD_BYTES
  }
}

function committed(publication: Publication, failure: Error | null): void {
  if (publication.whenCommitted === undefined) publication.settle(failure)
  else publication.whenCommitted(failure)
}

/**
 * After the commit and before the answer: what others are to hear of it is kept for them, in the order it came. What
 * needs no commit must not overtake what waits for one.
 */
function keepInOrder(publication: Publication, keep: AnsweringOptions['keep']): void {
  const { connection } = publication
  const ahead = connection.keptUpToHere
  const turn = Promise.withResolvers<void>()
  connection.keptUpToHere = turn.promise
  turn.promise.catch(() => {})
  const fail = (failure: Error) => {
    turn.reject(failure)
    publication.settle(failure)
  }
  const keepNow = () => {
    const kept = keep(publication)
    turn.resolve()
    return kept
  }
  publication.whenCommitted = failure => {
    if (failure) fail(failure)
    else ahead.then(keepNow).then(() => publication.settle(null), fail)
  }
}

export function submitTo(
  intake: Pick<Intake, 'submit'>,
  device: Device,
  input: Input,
  settle: (failure: Error | null) => void,
): void {
  intake.submit(device.site, input, answered(settle))
}

/** Told how it ended as an error, or none. */
export const answered =
  (settle: (failure: Error | null) => void) =>
  (result: Result): void =>
    settle(failureIn(result))

const failureIn = (result: Result): Error | null => (result.ok ? null : new Error(result.code))

/** What the packet's objects hold in memory besides its payload, roughly. */
const PACKET_OVERHEAD_BYTES = 512
