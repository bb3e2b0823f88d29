import { medians } from '../medians.ts'
import type { Figures, Line, Suite } from '../suite.ts'
import { measureStep } from '../town/measure-step.ts'
import type { StepQuestion } from '../town/step-question.ts'

/** Each device has reported so often before anything is measured that it keeps as much as it ever will. */
const town = (devices: number, rules = 10, open = 0): StepQuestion => ({
  ...{ devices, rules, open },
  warmUp: Math.max(200_000, 6 * devices),
  readings: 400_000,
})

const towns = {
  few: town(1_000),
  some: town(10_000),
  many: town(100_000),
  manyRules: town(10_000, 200),
  manyAlerts: town(10_000, 10, 10_000),
} as const
type Town = keyof typeof towns

export const growth: Suite = {
  name: 'growth',
  about: 'what `step` costs a reading as devices, rules and open alerts become more',
  async run({ rounds, onProgress }) {
    const rows: Record<Town, Figures[]> = { few: [], some: [], many: [], manyRules: [], manyAlerts: [] }
    for (let round = 1; round <= rounds; round++) {
      for (const name of Object.keys(towns) as Town[]) {
        rows[name].push(await measureStep(towns[name]))
        onProgress(`round ${round}, ${name}: ${JSON.stringify(rows[name].at(-1))}`)
      }
    }
    const bytes = medians(rows.many).bytesPerDevice ?? Number.NaN
    return [
      ...linesOf(name => medians(rows[name]).nsPerReading ?? Number.NaN),
      { what: 'state in memory, of 100,000', value: bytes, unit: 'bytes/device' },
    ]
  },
}

function linesOf(ns: (name: Town) => number): Line[] {
  return [
    { what: '1,000 devices', value: ns('few'), unit: 'ns/reading' },
    { what: '10,000 devices', value: ns('some'), unit: 'ns/reading' },
    { what: '100,000 devices', value: ns('many'), unit: 'ns/reading' },
    { what: '100,000 devices / 1,000', value: ns('many') / ns('few'), unit: '×' },
    { what: '200 rules a kind', value: ns('manyRules'), unit: 'ns/reading' },
    { what: '200 rules / 10', value: ns('manyRules') / ns('some'), unit: '×' },
    { what: '10,000 open alerts, one of each device', value: ns('manyAlerts'), unit: 'ns/reading' },
    { what: '10,000 open alerts / none', value: ns('manyAlerts') / ns('some'), unit: '×' },
  ]
}
