export interface Point {
  readonly at: number
  /** `null` breaks the line: there was nothing for a while. */
  readonly value: number | null
  readonly min?: number
  readonly max?: number
}
