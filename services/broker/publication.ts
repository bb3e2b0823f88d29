import type { PublishPacket } from 'aedes'
import type { Device } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import type { Instant } from '../domain/model/time.ts'
import type { Intake, Result } from '../runtime/intake.ts'
import type { Connection } from './connection.ts'
import type { Job } from './lane.ts'
import type { Passenger } from './turnstile.ts'

export type Answer = (error?: Error | null) => void

/** What is done with a publication when it may begin, and when it is over. */
export interface Handling {
  start(publication: Publication): void
  pass(publication: Publication): void
  over(publication: Publication): void
}

/**
 * A publish between its arrival and its answer: one object on the whole way, since there are as many under way as a
 * commit takes.
 */
export abstract class Publication implements Job, Passenger {
  readonly connection: Connection
  readonly device: Device
  readonly input: Input | undefined
  readonly startAt: Instant
  readonly payloadBytes: number
  outcome: Error | null | undefined = undefined
  /** Set when it is taken. */
  handling: Handling | undefined = undefined
  /** What comes between its commit and its answer, where anything does; settles it in the end. */
  whenCommitted: ((failure: Error | null) => void) | undefined = undefined

  /** What is to come of it is nothing where there is no input. */
  constructor(
    connection: Connection,
    device: Device,
    input: Input | undefined,
    startAt: Instant,
    payloadBytes: number,
  ) {
    this.connection = connection
    this.device = device
    this.input = input
    this.startAt = startAt
    this.payloadBytes = payloadBytes
  }

  /** What others are to hear of; nobody may subscribe to telemetry. */
  readonly forOthers: PublishPacket | undefined = undefined
  protected abstract reply(failure: Error | null): void

  /** With something to submit. `done` is called once. */
  submit(intake: Pick<Intake, 'submit'>, done: (result: Result) => void): void {
    intake.submit(this.device.site, this.input as Input, done)
  }

  start(): void {
    this.handling?.start(this)
  }

  pass(): void {
    this.handling?.pass(this)
  }

  settle(failure: Error | null): void {
    this.connection.lane.settle(this, failure)
  }

  answer(failure: Error | null): void {
    this.reply(failure)
    this.handling?.over(this)
  }
}
