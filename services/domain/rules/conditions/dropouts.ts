import { DROPOUTS_MAX, type Dropout } from '../../model/dropout.ts'
import { text } from '../../model/text.ts'
import { type DurationMs, HOUR } from '../../model/time.ts'
import type { Frame, Shape, SpecOf } from '../condition.ts'
import { countFrom, windowMs } from '../limit.ts'

/** The device fell silent for so many of its expected intervals and was heard again, so often within this time. */
export const dropouts: Shape<SpecOf<'dropouts'>> = {
  compile(spec, compiler) {
    const intervals = compiler.figure(spec.intervals)
    const countMin = compiler.figure(spec.count)
    const withinMs = compiler.figure(spec.withinMs)
    compiler.dropsOut(intervals)
    return frame => {
      const some = within(frame, intervals, withinMs)
      const isSo = some.length >= countMin
      if (!isSo) return false
      frame.wakeAt = Math.min(frame.wakeAt, (some.at(-countMin) as Dropout).at + withinMs)
      frame.found = { figures: figuresOf(some), words: () => wordsOf(some) }
      return true
    }
  },
  limits: {
    intervals: { min: 1, max: 1_000 },
    count: countFrom(1, DROPOUTS_MAX),
    withinMs: windowMs,
  },
  describe(spec, describer) {
    const [n, intervals] = [describer.figure(spec.count), describer.figure(spec.intervals)]
    const { en, zh } = describer.duration(spec.withinMs)
    return text(
      `silent ${n} times within ${en} for ${intervals} × the expected interval, and heard again`,
      `${zh}内 ${n} 次超过预期上报间隔的 ${intervals} 倍没有数据后又恢复`,
    )
  },
}

function within(
  { dropouts = [], expectedIntervalMs, now }: Frame,
  intervals: number,
  withinMs: DurationMs,
): readonly Dropout[] {
  return dropouts.filter(
    ({ at, quietMs }) => at + withinMs > now && quietMs >= intervals * expectedIntervalMs,
  )
}

const longestMs = (some: readonly Dropout[]): DurationMs => Math.max(...some.map(({ quietMs }) => quietMs))

const figuresOf = (some: readonly Dropout[]) => ({ dropouts: some.length, longestMs: longestMs(some) })

function wordsOf(some: readonly Dropout[]) {
  const hours = Math.round((10 * longestMs(some)) / HOUR) / 10
  return text(
    `It was ${some.length} times, for ${hours} h at the longest`,
    `共 ${some.length} 次，最长 ${hours} 小时`,
  )
}
