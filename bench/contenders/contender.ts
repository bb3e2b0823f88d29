import type { BenchAccount } from '../devices/accounts.ts'

/** What takes readings in over MQTT, started anew for each turn. */
export interface Contender {
  readonly mqttPort: number
  readonly accounts: readonly BenchAccount[]
  /** Every process that works for it. */
  readonly pids: readonly number[]
  /** Readings that it is done with so far: durable in the server, through the rules elsewhere. */
  handled(): Promise<number>
  stop(): Promise<void>
}

/** With so many devices. */
export type StartContender = (devices: number) => Promise<Contender>
