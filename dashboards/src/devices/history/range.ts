const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What people ask for most. */
export const PRESETS = {
  '1h': HOUR,
  '24h': DAY,
  '7d': 7 * DAY,
  '30d': 30 * DAY,
  '365d': 365 * DAY,
} as const
export type Preset = keyof typeof PRESETS
export const PRESET_NAMES = Object.keys(PRESETS) as readonly Preset[]

export interface Range {
  readonly from: number
  readonly to: number
  /** Ends now, and moves on. */
  readonly preset?: Preset
}

/** Whole parts of what the server keeps: seconds while there are readings, whole minutes, hours and days for ever. */
const WINDOWS = [
  ...[1, 2, 5, 10, 15, 30].map(n => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map(n => n * MINUTE),
  ...[1, 2, 3, 6, 12].map(n => n * HOUR),
  ...[1, 2, 4, 8].map(n => n * DAY),
]

/** A point for about every other pixel: more could not be told apart. */
const PX_A_POINT = 2

/** The window in which the server sums up, so that what comes is what the screen can show. */
export function windowFor(spanMs: number, widthPx: number): number {
  const wanted = spanMs / Math.max(1, widthPx / PX_A_POINT)
  return WINDOWS.find(window => window >= wanted) ?? 8 * DAY
}

/** Of a range that the address names; the last day where it names none, or none that can be. */
export function rangeIn(query: string, now: number): Range {
  const search = new URLSearchParams(query)
  const from = Date.parse(search.get('from') ?? '')
  const to = Date.parse(search.get('to') ?? '')
  if (from < to) return { from, to }
  const preset = PRESET_NAMES.find(name => name === search.get('range')) ?? '24h'
  return { from: now - PRESETS[preset], to: now, preset }
}

/** The words of the address for a range. */
export const parametersOf = ({ from, to, preset }: Range) =>
  preset === undefined
    ? { range: '', from: new Date(from).toISOString(), to: new Date(to).toISOString() }
    : { range: preset === '24h' ? '' : preset, from: '', to: '' }

/** Shorter than this a drag is a slip of the hand. */
export const SPAN_MS_MIN = MINUTE

/** Half as long, or twice, about the same middle, never beyond now. */
export function zoomed({ from, to }: Range, by: number, now: number): Range {
  const middle = (from + to) / 2
  const half = Math.max(SPAN_MS_MIN, (to - from) * by) / 2
  const end = Math.min(now, middle + half)
  return { from: end - 2 * half, to: end }
}

/** Half a screen earlier or later, never beyond now. */
export function moved({ from, to }: Range, by: -1 | 1, now: number): Range {
  const span = to - from
  const end = Math.min(now, to + (by * span) / 2)
  return { from: end - span, to: end }
}
