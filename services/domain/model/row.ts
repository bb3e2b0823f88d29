/**
 * Some numbers within a larger array, from `start` on. What every reading looks at lies together in one: as fields of an
 * object each time would be a box of its own, elsewhere in memory.
 */
export interface Row {
  readonly numbers: Float64Array
  readonly start: number
}
