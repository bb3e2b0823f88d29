import type { ReportingDevice } from '../testing/reporting-devices.ts'

/** What the load is asked, in the order of its life. */
export type LoadQuestion =
  | {
      readonly ask: 'connect'
      readonly port: number
      readonly accounts: readonly LoadAccount[]
      readonly seed: number
    }
  /** As fast as the acknowledgements come back. */
  | { readonly ask: 'full-speed' }
  | { readonly ask: 'rate'; readonly perSecond: number }
  | { readonly ask: 'count' }
  /** Nothing new; it answers when everything is acknowledged. */
  | { readonly ask: 'finish' }

export interface LoadAccount extends ReportingDevice {
  readonly token: string
}

export interface LoadCount {
  readonly acknowledged: number
  readonly sent: number
  /** Messages that were due and not sent: too many of their connection were not answered yet. */
  readonly heldBack: number
  /** Connections that ended, which none should. */
  readonly lost: number
  /** Of this process, of one core, since the last count. */
  readonly cpuShare: number
}
