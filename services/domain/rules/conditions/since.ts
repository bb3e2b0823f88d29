import { text } from '../../model/text.ts'
import type { Frame, Shape, Slots, SpecOf } from '../condition.ts'

/**
 * Something happened and has not been taken back. Both sides look at what a reading reports and not at the last
 * known values: a fall that was cancelled yesterday must not cancel today's.
 */
export const since: Shape<SpecOf<'since'>> = {
  compile(spec, compiler) {
    const slot = compiler.slot()
    const begins = compiler.compile(spec.since)
    const from = compiler.slotCount
    const ends = compiler.compile(spec.until)
    const to = compiler.slotCount
    return (frame, slots) => {
      const reported = onlyReported(frame)
      if (begins(reported, slots) === true) {
        forget(slots, from, to)
        ends(frame, slots) // its starting point: what holds at this moment
        slots[slot] = true
      } else if (slots[slot] === true && ends(reported, slots) === true) {
        slots[slot] = false
      }
      frame.wakeAt = Math.min(frame.wakeAt, reported.wakeAt)
      return slots[slot] === true
    }
  },
  describe(spec, describer) {
    const begins = describer.describe(spec.since)
    const ends = describer.describe(spec.until)
    return text(`${begins.en} and since then not: ${ends.en}`, `${begins.zh}，此后未出现：${ends.zh}`)
  },
}

const onlyReported = (frame: Frame): Frame => ({ ...frame, values: frame.reported })

function forget(slots: Slots, from: number, to: number): void {
  for (let slot = from; slot < to; slot++) slots[slot] = undefined
}
