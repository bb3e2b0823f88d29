import { text } from '../../model/text.ts'
import type { Instant } from '../../model/time.ts'
import { type Frame, NOTHING_REPORTED, type Shape, type Slots, type SpecOf, type Test } from '../condition.ts'

/** What it remembers: whether it is so, and whether the reading before this one said that it began. */
interface Course {
  readonly holds: boolean
  readonly said: boolean
  /** When it began, where it holds. Absent in what was remembered by older versions. */
  readonly at?: Instant
}

const NOTHING_YET: Course = { holds: false, said: false }

/**
 * Something happened and has not been taken back. Both sides look at what a reading reports and not at the last
 * known values: a fall that was cancelled yesterday must not cancel today's. It begins once, however many readings
 * in a row say so: a band that goes on reporting its fall can still be told that it was none. What was said before it began
 * and is heard late takes nothing back.
 */
export const since: Shape<SpecOf<'since'>> = {
  compile(spec, compiler) {
    compiler.seesAll()
    const episode = compiler.asEpisode()
    const slot = episode.slot()
    const begins = compiler.compile(spec.since)
    const from = compiler.slotCount
    const ends = episode.compile(spec.until)
    const to = compiler.slotCount
    return (frame, slots) => {
      const before = (slots[slot] ?? NOTHING_YET) as Course
      if (frame.reported === NOTHING_REPORTED) return before.holds
      const said = asksReported(begins, frame, slots)
      const begun = said && !before.said
      if (begun) {
        forget(slots, from, to)
        ends(frame, slots) // its starting point: what holds at this moment
        frame.begun = true
      }
      const at = begun ? madeAt(frame) : before.at
      const mayEnd = at === undefined || madeAt(frame) >= at
      const holds = begun || (before.holds && !(mayEnd && asksReported(ends, frame, slots)))
      if (begun || holds !== before.holds || said !== before.said)
        remember(slots, slot, { holds, said, ...(holds && at !== undefined && { at }) })
      if (!holds) forget(slots, from, to)
      return holds
    }
  },
  describe(spec, describer) {
    const begins = describer.describe(spec.since)
    const ends = describer.describe(spec.until)
    return text(`${begins.en}, not followed by: ${ends.en}`, `${begins.zh}，之后没有：${ends.zh}`)
  },
  parts: spec => [spec.since, spec.until],
  // What is going on is remembered, and what is remembered of keeps its rule awake.
  bands: (spec, reader) => reader.bands(spec.since),
}

/** Nothing, where nothing of it is going on: then its rule may rest. */
function remember(slots: Slots, slot: number, course: Course): void {
  slots[slot] = course.holds || course.said ? course : undefined
}

const madeAt = ({ madeAt, now }: Frame): Instant => madeAt ?? now

/** Whether it is so by what this reading reports alone. */
function asksReported(part: Test, frame: Frame, slots: Slots): boolean {
  const { values } = frame
  frame.values = frame.reported
  const so = part(frame, slots) === true
  frame.values = values
  return so
}

function forget(slots: Slots, from: number, to: number): void {
  for (let slot = from; slot < Math.min(to, slots.length); slot++) slots[slot] = undefined
}
