import type { MetricValue } from '../../domain/model/reading.ts'

/**
 * What is known of the numbers of a window. The total counts thousandths while all values are decimals of up to three
 * places, as those of sensors are: then it is exact, and windows put together of others, in whatever way, have the very
 * mean that their readings have. Otherwise it is a plain sum, right to its last digits.
 */
export interface Summary {
  count: number
  min: number
  max: number
  /** The latest one. */
  last: number
  total: number
  exact: boolean
}

/** What is known of the flags or words of a window. */
export interface WordSummary {
  count: number
  last: Exclude<MetricValue, number>
}

export const totalUnits = 1_000

export function summaryOf(value: number): Summary {
  const thousandths = Math.round(value * totalUnits)
  const exact = Math.abs(thousandths) <= Number.MAX_SAFE_INTEGER && thousandths / totalUnits === value
  return { count: 1, min: value, max: value, last: value, total: exact ? thousandths : value, exact }
}

/** Adds what came after it. */
export function addLater(to: Summary, later: Summary): void {
  to.count += later.count
  to.min = Math.min(to.min, later.min)
  to.max = Math.max(to.max, later.max)
  to.last = later.last
  const total = to.total + later.total
  if (to.exact && later.exact && Number.isSafeInteger(total)) {
    to.total = total
  } else {
    to.total = plainTotal(to) + plainTotal(later)
    to.exact = false
  }
}

/** Equal values have that value for their mean, to its last digit. */
export function meanOf({ count, min, max, total, exact }: Summary): number {
  if (min === max) return min
  return total / (exact ? totalUnits * count : count)
}

const plainTotal = ({ total, exact }: Summary): number => (exact ? total / totalUnits : total)
