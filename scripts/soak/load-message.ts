/** What the load is told, in the order of its life. */
export type ToLoad =
  | {
      readonly type: 'connect'
      readonly port: number
      readonly accounts: readonly LoadAccount[]
      readonly seed: number
    }
  /** As fast as the acknowledgements come back. */
  | { readonly type: 'full-speed' }
  | { readonly type: 'rate'; readonly perSecond: number }
  /** Nothing new; answers when everything is acknowledged. */
  | { readonly type: 'finish' }

export interface LoadAccount {
  readonly id: string
  readonly kind: LoadKind
  readonly site: string
  readonly token: string
}

export const LOAD_KINDS = ['smart-bin', 'fire-lane-camera', 'ev-charger', 'wristband'] as const
export type LoadKind = (typeof LOAD_KINDS)[number]

/** What the load says: once it is connected, each second, and when it has finished. */
export interface FromLoad {
  readonly type: 'connected' | 'count' | 'finished'
  readonly acknowledged: number
  readonly sent: number
  /** Messages that were due and not sent: too many of their connection were not answered yet. */
  readonly heldBack: number
  /** Connections that ended, which none should. */
  readonly lost: number
  /** Of this process, of one core, since the last count. */
  readonly cpuShare: number
}
