import type { TownSize } from './town.ts'

export interface StepQuestion extends TownSize {
  /** Readings before the measured ones. */
  readonly warmUp: number
  readonly readings: number
}
