import { text } from '../../model/text.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { countFrom } from '../limit.ts'

/** What the last readings said, oldest first: 1 where it was so. */
type Said = number[]

/** Readings that may be looked back on. */
export const LOOK_BACK_MAX = 100

/** Often enough of the last few times, in a row or not. A person who ends the episode begins the count again. */
export const nOfM: Shape<SpecOf<'n-of-m'>> = {
  compile(spec, compiler) {
    const slot = compiler.episodeSlot()
    const { test, samples } = compiler.compileSampled(spec.when)
    const n = compiler.figure(spec.n)
    const m = Math.min(compiler.figure(spec.m), LOOK_BACK_MAX)
    return (frame, slots) => {
      const so = test(frame, slots)
      slots[slot] ??= []
      const said = slots[slot] as Said
      if (so !== undefined && samples.some(metric => frame.reported[metric] !== undefined)) {
        said.push(Number(so))
        if (said.length > m) said.splice(0, said.length - m)
      }
      return said.length === 0 ? undefined : timesIn(said) >= n
    }
  },
  limits: {
    n: { ...countFrom(1, LOOK_BACK_MAX), upTo: 'm' },
    m: countFrom(1, LOOK_BACK_MAX),
  },
  describe(spec, describer) {
    const part = describer.describe(spec.when)
    const n = describer.figure(spec.n)
    const m = describer.figure(spec.m)
    return text(`${part.en}, in ${n} of the last ${m} readings`, `最近 ${m} 次中有 ${n} 次：${part.zh}`)
  },
  parts: spec => [spec.when],
}

function timesIn(said: Said): number {
  let times = 0
  for (const one of said) times += one
  return times
}
