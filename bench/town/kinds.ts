import { appliesTo } from '../../services/domain/community/program.ts'
import { evCharger } from '../../services/domain/kinds/ev-charger/kind.ts'
import { fireLaneCamera } from '../../services/domain/kinds/fire-lane-camera/kind.ts'
import { rulesForAll } from '../../services/domain/kinds/kinds.ts'
import { smartBin } from '../../services/domain/kinds/smart-bin/kind.ts'
import { wristband } from '../../services/domain/kinds/wristband/kind.ts'
import { all, any, atLeast, atMost, is } from '../../services/domain/model/condition.ts'
import type { Kind } from '../../services/domain/model/kind.ts'
import type { ConditionSpec, LevelSpec, Rule } from '../../services/domain/model/rule.ts'
import { text } from '../../services/domain/model/text.ts'
import { MINUTE } from '../../services/domain/model/time.ts'

/** The kinds that stand in a street. */
const streetKinds: readonly Kind[] = [smartBin, fireLaneCamera, evCharger, wristband]

/** Those kinds with their own rules, and with as many more of the usual shapes as make `count` for each device. */
export const kindsWith = (count: number): readonly Kind[] =>
  streetKinds.map(kind => {
    const missing = count - kind.rules.length - rulesForAll.filter(appliesTo(kind)).length
    const more = Array.from({ length: Math.max(0, missing) }, (_, n) => moreOf(kind, n))
    return { ...kind, rules: [...kind.rules, ...more] }
  })

function moreOf({ kind, metrics }: Kind, n: number): Rule {
  const numbers = Object.entries(metrics).flatMap(([metric, spec]) =>
    spec.type === 'number' ? [{ metric, min: spec.min, span: spec.max - spec.min }] : [],
  )
  const { metric, min, span } = numbers[n % numbers.length] as (typeof numbers)[number]
  const share = 0.985 + (0.01 * ((n * 7) % 20)) / 20 // the usual stays well below
  const level = shapes[n % shapes.length] as Shape
  return {
    ...{ id: `more-${n}`, kind, version: 1, title: text('More', '更多'), settings: {} },
    levels: [level({ metric, high: min + span * share, span, flag: flagOf(metrics) })],
  }
}

const flagOf = (metrics: Kind['metrics']): string =>
  Object.keys(metrics).find(metric => metrics[metric]?.type === 'flag') ?? ''

interface Part {
  readonly metric: string
  readonly high: number
  readonly span: number
  readonly flag: string
}
type Shape = (part: Part) => LevelSpec

const level = (when: ConditionSpec, waits: Partial<LevelSpec> = {}): LevelSpec => ({
  severity: 'low',
  when,
  ...waits,
})

/** One in ten has a memory of what was reported before; of the rules that the kinds bring it is one in five. */
const shapes: readonly Shape[] = [
  ({ metric, high, span }) => level(atLeast(metric, high, span / 50)),
  ({ metric, high }) => level(atLeast(metric, high), { forMs: 5 * MINUTE }),
  ({ metric, high, flag }) => level(all(atLeast(metric, high), is(flag, true))),
  ({ metric, high, span }) => level(any(atLeast(metric, high), atMost(metric, high - 2 * span))),
  ({ metric, high }) => level(atLeast(metric, high), { count: 3 }),
  ({ metric, high, span }) => level(atLeast(metric, high, span / 50)),
  ({ metric, high }) => level(atLeast(metric, high), { forMs: MINUTE, count: 2 }),
  ({ metric, high, flag }) => level(any(all(atLeast(metric, high), is(flag, false)), atLeast(metric, high))),
  ({ metric, high }) => level(atLeast(metric, high), { count: 2 }),
  ({ metric, span }) => level({ type: 'rises', metric, by: span, withinMs: MINUTE }),
]
