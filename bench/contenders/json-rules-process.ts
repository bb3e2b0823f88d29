import { createRequire } from 'node:module'
import { Random } from '../../scripts/testing/random.ts'
import { rulesForAll } from '../../services/domain/kinds/kinds.ts'
import { kindsWith } from '../town/kinds.ts'
import { courses } from '../town/reports.ts'
import { TROUBLE_SHARE } from '../town/town.ts'
import { type JsonRule, jsonRuleOf } from './json-rules.ts'

export interface JsonRulesQuestion {
  /** Of the package. */
  readonly folder: string
  readonly rules: number
  readonly warmUp: number
  readonly readings: number
}

interface Engine {
  run(facts: object): Promise<{ events: readonly unknown[] }>
}
type EngineClass = new (rules: readonly JsonRule[], options: object) => Engine

const question = JSON.parse(process.argv[2] ?? '') as JsonRulesQuestion
const { Engine } = createRequire(import.meta.url)(question.folder) as { Engine: EngineClass }
const random = new Random(1)
const desks = kindsWith(question.rules).map(({ kind, rules }) => ({
  course: courses[kind] as (typeof courses)[string],
  engine: new Engine([...rules, ...rulesForAll].map(jsonRuleOf), { allowUndefinedFacts: true }),
}))

await run(question.warmUp)
const { cpuMs, events } = await run(question.readings)
console.log(
  JSON.stringify({
    nsPerReading: (cpuMs * 1e6) / question.readings,
    readingsPerSecond: question.readings / (cpuMs / 1_000),
    eventsShare: events / question.readings,
  }),
)

async function run(readings: number): Promise<{ cpuMs: number; events: number }> {
  const all = Array.from({ length: readings }, (_, turn) => factsOf(turn))
  const before = process.cpuUsage()
  let events = 0
  for (const { engine, facts } of all) events += (await engine.run(facts)).events.length
  const { user, system } = process.cpuUsage(before)
  return { cpuMs: (user + system) / 1_000, events }
}

function factsOf(turn: number): { engine: Engine; facts: object } {
  const { engine, course } = desks[turn % desks.length] as (typeof desks)[number]
  const trouble = random.chance(TROUBLE_SHARE) ? course.trouble : {}
  return { engine, facts: { ...course.usual(random), ...trouble, ts: turn } }
}
