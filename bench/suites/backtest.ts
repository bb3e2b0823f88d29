import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HOUR } from '../../services/domain/model/time.ts'
import type { BacktestQuestion } from '../backtest/question.ts'
import { fillReadings, YEAR } from '../history/fill.ts'
import { medians } from '../medians.ts'
import { figuresFrom } from '../own-process.ts'
import type { Figures, Line, Suite } from '../suite.ts'

const PROGRAM = new URL('../backtest/process.ts', import.meta.url)
/** A year of each is a million readings. */
const DEVICES = ['bin-0', 'bin-1']
const end = Math.floor(Date.now() / HOUR) * HOUR

export const backtest: Suite = {
  name: 'backtest',
  about: 'rules tried on two million stored readings, by one core',
  async run({ rounds, onProgress }) {
    const folder = await mkdtemp(join(tmpdir(), 'linli-backtest-'))
    try {
      const file = join(folder, 'linli.db')
      fillReadings({ file, deviceIds: DEVICES, end, onProgress })
      const lines: Line[] = []
      for (const asked of questions) {
        const seen: Figures[] = []
        for (let round = 0; round < rounds; round++) {
          const question = { file, deviceIds: DEVICES, from: end - YEAR, to: end, ...asked.question }
          seen.push(await figuresFrom(PROGRAM, question satisfies BacktestQuestion, ['--single-threaded']))
          onProgress(`${asked.what}: ${JSON.stringify(seen.at(-1))}`)
        }
        lines.push(...linesOf(asked.what, medians(seen)))
      }
      return lines
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

const questions: readonly { what: string; question: Pick<BacktestQuestion, 'rule' | 'figures'> }[] = [
  { what: 'a threshold with an end of its own (bin-full)', question: { rule: 'bin-full' } },
  { what: 'a rise over a window (bin-fire)', question: { rule: 'bin-fire' } },
  {
    what: 'a draft of it beside the rule as it stands',
    question: { rule: 'bin-full', figures: { mediumPercent: 80 } },
  },
]

const linesOf = (what: string, { readingsPerSecond = Number.NaN, fired = Number.NaN }: Figures): Line[] => [
  { what, value: readingsPerSecond, unit: 'readings/s of a core', expected: { atLeast: 500_000 } },
  { what: 'of which it would have fired', value: fired, unit: 'times' },
]
