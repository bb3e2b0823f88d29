// A condition by itself: what it says of a series of readings, and when it would wake with none.
import type { Values } from '../../../model/reading.ts'
import type { ConditionSpec } from '../../../model/rule.ts'
import { text } from '../../../model/text.ts'
import type { Instant } from '../../../model/time.ts'
import { compileRule } from '../../compile.ts'
import { type Frame, NOTHING_REPORTED, type Verdict } from '../../condition.ts'
import { noteInWindows, type Window, WindowPlaces } from '../../windows.ts'

type Series = readonly (readonly [now: Instant, reported: Values])[]

/** The verdict after each reading; `reached` is what the last one said, as for a level without a delay. */
export const verdicts = (when: ConditionSpec, series: Series, timeZone?: string): Verdict[] =>
  answers(when, series, timeZone).map(({ so }) => so)

/** The same where the server never stops in between. */
export const verdictsOfOneRun = (when: ConditionSpec, series: Series): Verdict[] =>
  answers(when, series, 'UTC', slots => slots).map(({ so }) => so)

/** When it wants to be asked again, after each. */
export const wakings = (when: ConditionSpec, series: Series, timeZone?: string): Instant[] =>
  answers(when, series, timeZone).map(({ wakeAt }) => wakeAt)

export const after = (when: ConditionSpec, ...reported: Values[]): Verdict[] =>
  verdicts(
    when,
    reported.map((values, i) => [i, values] as const),
  )

interface Answer {
  readonly so: Verdict
  readonly wakeAt: Instant
}

/** What is remembered is plain data: it outlives a restart after each reading. */
const restarted = (slots: unknown[]): unknown[] => JSON.parse(JSON.stringify(slots))

function answers(when: ConditionSpec, series: Series, timeZone = 'UTC', between = restarted): Answer[] {
  const rule = { id: 'r', kind: 'k', version: 1, title: text('R', 'R'), settings: {}, levels: [] }
  const places = new WindowPlaces()
  const compiled = compileRule({ ...rule, levels: [{ severity: 'low', when }] }, { limit: 10 }, {}, 0, places)
  let windows: readonly Window[] = places.specs.map(() => [])
  const values: Record<string, Values[string]> = {}
  let slots: unknown[] = []
  let so: Verdict
  return series.map(([now, reported]) => {
    Object.assign(values, reported)
    windows = between(windows as Window[]) as Window[]
    noteInWindows(windows, places.specs, now, reported)
    const frame: Frame = {
      now,
      reported: Object.keys(reported).length === 0 ? NOTHING_REPORTED : reported,
      values,
      windows,
      quietSince: 0,
      quietMs: now,
      expectedIntervalMs: 100,
      timeZone,
      reached: so === true,
      begun: false,
      found: undefined,
      wakeAt: Number.POSITIVE_INFINITY,
    }
    slots = between(slots)
    so = compiled.levels[0]?.test(frame, slots)
    return { so, wakeAt: frame.wakeAt }
  })
}
