import type { PublishPacket } from 'aedes'
import type { Device } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { Intake } from '../runtime/intake.ts'
import type { Connection } from './connection.ts'
import type { Load } from './load.ts'

export interface AnsweringOptions {
  readonly intake: Pick<Intake, 'submit'>
  readonly load: Load
  readonly inFlightPerClientMax: number
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
export function answering({ intake, load, inFlightPerClientMax }: AnsweringOptions): Take {
  function hold({ account }: Connection, bytes: number): () => void {
    load.add(bytes)
    if (account) account.held += 1
    return () => {
      load.remove(bytes)
      if (!account) return
      account.held -= 1
      if (account.held >= inFlightPerClientMax) return
      for (const connection of account.connections) connection.resume()
    }
  }

  return ({ connection, packet, device, input, startAt }, answer) => {
    // Nobody may subscribe to telemetry, and what was refused is not to be kept.
    if (input?.type !== 'status') packet.retain = false
    const release = hold(connection, packet.payload.length + PACKET_OVERHEAD_BYTES)
    connection.lane.add({
      startAt,
      work: settle => (input === undefined ? settle() : submitTo(intake, device, input, settle)),
      answer: failure => {
        answer(failure)
        release()
      },
    })
  }
}

export function submitTo(intake: Pick<Intake, 'submit'>, device: Device, input: Input, settle: Answer): void {
  intake.submit(device.site, input, result => settle(result.ok ? null : new Error(result.code)))
}

/** What the packet's objects hold in memory besides its payload, roughly. */
const PACKET_OVERHEAD_BYTES = 512
