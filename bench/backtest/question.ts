/** One rule over a year of readings of these bins. */
export interface BacktestQuestion {
  readonly file: string
  readonly deviceIds: readonly string[]
  readonly from: number
  readonly to: number
  readonly rule: string
  /** Figures of a draft, tried beside the rule as it stands; the rule as it stands alone where there are none. */
  readonly figures?: Readonly<Record<string, number>>
}
