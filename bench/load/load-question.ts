import type { BenchAccount, BenchGateway } from '../devices/accounts.ts'

/** What the load is asked, in the order of its life. */
export type LoadQuestion =
  | {
      readonly ask: 'connect'
      readonly port: number
      readonly accounts: readonly (BenchAccount | BenchGateway)[]
      readonly qos: 0 | 1
      /** Of one connection, not answered. */
      readonly windowMax: number
    }
  /** Without a rate: as fast as it is taken. */
  | { readonly ask: 'run'; readonly perSecond?: number }
  | { readonly ask: 'rest' }
  | { readonly ask: 'count' }

export interface LoadCount {
  readonly sent: number
  /** By PUBACK; at QoS 0 as many as were handed to the system. */
  readonly acknowledged: number
  readonly lost: number
  /** CPU of this process since it began, µs. */
  readonly cpuUs: number
}
