export const GAUGE_WIDTH = 200

export interface Gauge {
  /** How far the bar goes, and where the limit stands. */
  readonly bar: number
  readonly limitAt: number
  /** The bar goes on beyond the picture. */
  readonly isBeyond: boolean
}

/** The limit stands in the middle, so that how far a value is from it is seen at once; of a limit of 0 at the beginning. */
export function gaugeOf(value: number, limit: number): Gauge {
  const end = limit > 0 ? 2 * limit : Math.max(2, value)
  const at = (figure: number) => Math.round((Math.min(figure, end) / end) * GAUGE_WIDTH)
  return { bar: at(value), limitAt: at(limit), isBeyond: value > end }
}

/** Bars of the weeks in a box: the highest fills it; a week of which nothing is known has none. */
export function weekBars(weeks: readonly (number | null)[], limit: number | null, height: number) {
  const most = Math.max(...weeks.map(value => value ?? 0), limit ?? 0)
  const high = (value: number) => (most === 0 ? 0 : Math.round((value / most) * height * 10) / 10)
  return {
    bars: weeks.map((value, i) => ({
      i,
      height: value === null ? 0 : Math.max(value > 0 ? 1.5 : 0, high(value)),
      value,
    })),
    limitY: limit === null ? null : height - high(limit),
  }
}
