import { joinedZh, text } from '../../model/text.ts'
import type { Instant } from '../../model/time.ts'
import type { Frame, Shape, SpecOf, Verdict } from '../condition.ts'
import { countFrom, someDistance, windowMs } from '../limit.ts'
import { meterGrowth } from '../meter.ts'

/** What it remembers of the spells: plain data, changed in place. */
interface Spells {
  /** How many in a row before the latest gave too little. */
  idle: number
  /** When the latest began, if there was one. */
  since: Instant | null
  runs: boolean
  /** The meter was reported in it, and by how much it grew since it began. */
  heard: boolean
  grown: number
  meter: number | null
}

/**
 * A session that gives no energy is a driver's affair; three in a row are the charger's. What the meter says after a spell
 * and before the next is of that spell still: the last figure often comes when the end has been told.
 */
export const growsLess: Shape<SpecOf<'grows-less'>> = {
  compile(spec, compiler) {
    const { metric } = spec
    compiler.touches(metric)
    const by = compiler.figure(spec.by)
    const withinMs = compiler.figure(spec.withinMs)
    const times = compiler.figure(spec.times)
    const spell = compiler.asSetting().compile(spec.spell)
    const slot = compiler.episodeSlot()
    return (frame, slots) => {
      const runs = spell(frame, slots) === true
      const spells = (slots[slot] ?? newSpells(frame.values[metric])) as Spells
      slots[slot] = spells
      const begins = runs && !spells.runs
      read(spells, frame.reported[metric], begins)
      if (begins) begin(spells, frame.now, by)
      spells.runs = runs
      return verdict(spells, frame, { by, withinMs, times })
    }
  },
  limits: {
    by: someDistance,
    withinMs: { ...windowMs, min: 0 },
    times: countFrom(1, 100),
  },
  describe(spec, describer) {
    const metric = describer.metric(spec.metric)
    const by = describer.amount(spec.by, spec.metric)
    const spell = describer.describe(spec.spell)
    const times = describer.figure(spec.times)
    const [en, zh] = times > 1 ? [`, ${times} times in a row`, `，连续 ${times} 次`] : ['', '']
    return text(
      `${metric.en} grows by less than ${by}, while ${spell.en}${en}`,
      `${joinedZh(spell.zh, '期间')}，${metric.zh}增加不到 ${by}${zh}`,
    )
  },
  parts: spec => [spec.spell],
}

const newSpells = (meter: unknown): Spells => ({
  idle: 0,
  since: null,
  runs: false,
  heard: false,
  grown: 0,
  meter: typeof meter === 'number' ? meter : null,
})

function read(spells: Spells, value: unknown, begins: boolean): void {
  if (typeof value !== 'number') return
  if (spells.meter !== null) spells.grown += meterGrowth(spells.meter, value)
  spells.meter = value
  if (!begins) spells.heard = true
}

function begin(spells: Spells, now: Instant, by: number): void {
  if (spells.since !== null) spells.idle = spells.heard && spells.grown < by ? spells.idle + 1 : 0
  spells.since = now
  spells.heard = false
  spells.grown = 0
}

interface Limits {
  readonly by: number
  readonly withinMs: number
  readonly times: number
}

function verdict(spells: Spells, frame: Frame, { by, withinMs, times }: Limits): Verdict {
  if (!spells.heard && spells.idle === 0) return undefined
  if (spells.heard && spells.grown >= by) return false
  return spells.idle + Number(isJudged(spells, frame, withinMs)) >= times
}

/** Over, or so long that it should have given something. */
function isJudged(spells: Spells, frame: Frame, withinMs: number): boolean {
  if (!spells.heard || spells.since === null) return false
  const due = spells.since + withinMs
  if (!spells.runs || frame.now >= due) return true
  frame.wakeAt = Math.min(frame.wakeAt, due)
  return false
}
