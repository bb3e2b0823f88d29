import type { PublishPacket } from 'aedes'
import type { Device } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { Intake } from '../runtime/intake.ts'
import type { MqttLimits } from './config.ts'
import { type Account, type Connection, isAtItsLimit } from './connection.ts'
import { clearsStatus } from './interpret.ts'
import type { LifeSafety } from './life-safety.ts'
import type { Load } from './load.ts'
import { Turnstile } from './turnstile.ts'

export interface AnsweringOptions {
  readonly intake: Pick<Intake, 'submit'>
  readonly load: Load
  readonly lifeSafety: Pick<LifeSafety, 'holdsFor'>
  readonly limits: MqttLimits
  /** Resolves when everyone who is to hear of it will. */
  readonly keep: (taken: Pick<Taken, 'connection' | 'packet'>) => Promise<void>
}

export type Answer = (error?: Error | null) => void

/** A publish that was let in, and what is to come of it: nothing where there is no input. */
export interface Taken {
  readonly connection: Connection
  readonly packet: PublishPacket
  readonly device: Device
  readonly input: Input | undefined
  readonly startAt: number
}

export type Take = (taken: Taken, answer: Answer) => void

/**
 * Hands publishes on and answers them after their commit, in the order they came. One that the flow does not accept is
 * answered with a failure, which closes the connection unacknowledged, so that the device sends it again.
 */
export function answering({ intake, load, lifeSafety, limits, keep }: AnsweringOptions): Take {
  const turnstile = new Turnstile(limits.committingMax)

  function commit({ connection, device, input }: Taken, settle: Answer): void {
    if (input === undefined) {
      settle()
      return
    }
    turnstile.enter(connection.account ?? connection, lifeSafety.holdsFor(device), leave =>
      submitTo(intake, device, input, failure => {
        settle(failure)
        leave()
      }),
    )
  }

  // After the commit and before the answer: what others are to hear of it is kept for them, in the order it came. What
  // needs no commit must not overtake what waits for one.
  function keepFirst(taken: Taken, settle: Answer): Answer {
    const { connection } = taken
    const ahead = connection.keptUpToHere
    const turn = Promise.withResolvers<void>()
    connection.keptUpToHere = turn.promise
    turn.promise.catch(() => {})
    const fail = (failure: Error) => {
      turn.reject(failure)
      settle(failure)
    }
    const keepNow = () => {
      const kept = keep(taken)
      turn.resolve()
      return kept
    }
    return failure => {
      if (failure) fail(failure)
      else ahead.then(keepNow).then(() => settle(), fail)
    }
  }

  // Nobody may subscribe to telemetry, and what was refused is not told to anybody.
  const isForOthers = ({ input, packet }: Taken) => input?.type === 'status' || clearsStatus(packet)

  return (taken, answer) => {
    const { connection, packet, startAt } = taken
    // One that turns out to speak for such a device, which was given to it after it signed in.
    if (connection.account && lifeSafety.holdsFor(taken.device)) connection.account.lifeSafety = true
    const release = hold(connection.account, packet.payload.length + PACKET_OVERHEAD_BYTES, load, limits)
    connection.lane.add({
      startAt,
      work: settle => commit(taken, isForOthers(taken) ? keepFirst(taken, settle) : settle),
      answer: failure => {
        answer(failure)
        release()
      },
    })
  }
}

/** Counts a publish as held, until the answer is called. */
function hold(account: Account | undefined, bytes: number, load: Load, limits: MqttLimits): () => void {
  load.add(bytes)
  if (account) {
    account.held += 1
    account.heldBytes += bytes
  }
  return () => {
    load.remove(bytes)
    if (!account) return
    account.held -= 1
    account.heldBytes -= bytes
    if (isAtItsLimit(account, limits)) return
    for (const connection of account.connections) connection.resume()
  }
}

export function submitTo(intake: Pick<Intake, 'submit'>, device: Device, input: Input, settle: Answer): void {
  intake.submit(device.site, input, result => settle(result.ok ? null : new Error(result.code)))
}

/** What the packet's objects hold in memory besides its payload, roughly. */
const PACKET_OVERHEAD_BYTES = 512
