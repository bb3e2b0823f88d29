import { Random } from '../../scripts/testing/random.ts'
import { RuleBook } from '../../services/domain/community/program.ts'
import { rulesForAll } from '../../services/domain/kinds/kinds.ts'
import type { Kind } from '../../services/domain/model/kind.ts'
import type { Values } from '../../services/domain/model/reading.ts'
import { type DurationMs, NEVER, SECOND } from '../../services/domain/model/time.ts'
import type { CompiledRule } from '../../services/domain/rules/compile.ts'
import type { Frame } from '../../services/domain/rules/condition.ts'
import { evaluate } from '../../services/domain/rules/evaluate.ts'
import { newRuleState, type RuleState } from '../../services/domain/rules/rule-state.ts'
import { noteInWindows, type Window, type WindowSpec } from '../../services/domain/rules/windows.ts'
import { keepHeapSmall } from '../../services/heap.ts'
import { kindsWith } from './kinds.ts'
import { courses } from './reports.ts'
import { TROUBLE_SHARE } from './town.ts'

/** Rules by themselves, each evaluated with each reading of one device of a kind: what an engine of rules does. */
export interface RulesQuestion {
  readonly rules: number
  readonly warmUp: number
  readonly readings: number
}

/** All that one rule is to know of one device. */
interface Watched {
  readonly compiled: CompiledRule
  readonly state: RuleState
}

/** One device of a kind. */
interface Desk {
  readonly expectedIntervalMs: DurationMs
  readonly course: (typeof courses)[string]
  readonly watched: readonly Watched[]
  readonly specs: readonly WindowSpec[]
  readonly windows: readonly Window[]
}

const PIECE = 500

keepHeapSmall()
const question = JSON.parse(process.argv[2] ?? '') as RulesQuestion
const random = new Random(1)
const kinds = kindsWith(question.rules)
const book = new RuleBook(kinds, rulesForAll)
const desks = kinds.map(deskOf)
let turn = 0

run(question.warmUp)
const { cpuMs, evaluations, changes } = run(question.readings)
console.log(
  JSON.stringify({
    nsPerEvaluation: (cpuMs * 1e6) / evaluations,
    evaluationsPerSecond: evaluations / (cpuMs / 1_000),
    changesShare: changes / question.readings,
  }),
)

function deskOf({ kind, expectedIntervalMs }: Kind): Desk {
  const device = { id: kind, kind, site: 'town', zone: 'gate', name: kind }
  const program = book.programFor(device, { tunings: new Map(), customRules: new Map() })
  return {
    expectedIntervalMs,
    course: courses[kind] as (typeof courses)[string],
    watched: program.rules.map(compiled => ({ compiled, state: newRuleState(compiled) })),
    specs: program.windows,
    windows: program.windows.map(() => []),
  }
}

function run(readings: number): { cpuMs: number; evaluations: number; changes: number } {
  const sum = { cpuMs: 0, evaluations: 0, changes: 0 }
  for (let left = readings; left > 0; left -= PIECE) {
    const all = Array.from({ length: Math.min(PIECE, left) }, nextReading)
    const before = process.cpuUsage()
    for (const { desk, frame } of all) {
      const { watched, windows, specs } = desk
      noteInWindows(windows, specs, frame.now, frame.reported)
      for (const { compiled, state } of watched) {
        if (evaluate(compiled, state, frame).change !== 'none') sum.changes++
      }
      sum.evaluations += watched.length
    }
    const { user, system } = process.cpuUsage(before)
    sum.cpuMs += (user + system) / 1_000
  }
  return sum
}

function nextReading(): { desk: Desk; frame: Frame } {
  const desk = desks[turn % desks.length] as Desk
  const { course, expectedIntervalMs, windows } = desk
  const now = turn++ * SECOND
  const trouble = random.chance(TROUBLE_SHARE) ? course.trouble : {}
  const values = JSON.parse(JSON.stringify({ ...course.usual(random), ...trouble })) as Values
  const frame = {
    ...{
      now,
      reported: values,
      values,
      windows,
      quietSince: now,
      quietMs: 0,
      expectedIntervalMs,
      timeZone: 'UTC',
    },
    ...{ reached: false, begun: false, found: undefined, wakeAt: NEVER },
  }
  return { desk, frame }
}
