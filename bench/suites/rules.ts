import { npmPackage } from '../contenders/installed.ts'
import type { JsonRulesQuestion } from '../contenders/json-rules-process.ts'
import { medians } from '../medians.ts'
import { figuresFrom } from '../own-process.ts'
import type { Figures, Line, Suite } from '../suite.ts'
import { measureStep } from '../town/measure-step.ts'
import type { RulesQuestion } from '../town/rules-process.ts'

const RULES = 10
/** Each device has reported thirty times before anything is measured. */
const TOWN = { devices: 10_000, rules: RULES, open: 0, warmUp: 300_000, readings: 500_000 }
/** One device of a kind, each of its rules evaluated with each reading: no more than the peer does. */
const ALONE = { rules: RULES, warmUp: 100_000, readings: 500_000 }
const PEER = { rules: RULES, warmUp: 2_000, readings: 10_000 }

const ALONE_PROGRAM = new URL('../town/rules-process.ts', import.meta.url)
const PEER_PROGRAM = new URL('../contenders/json-rules-process.ts', import.meta.url)
const PEER_VERSION = '7.3.1'

export const rules: Suite = {
  name: 'rules',
  about: `the domain's step alone, ${TOWN.devices} devices with ${RULES} rules each, beside json-rules-engine with the same rules`,
  async run({ rounds, onProgress }) {
    const folder = npmPackage('json-rules-engine', PEER_VERSION)
    const [ours, alone, theirs]: [Figures[], Figures[], Figures[]] = [[], [], []]
    for (let round = 1; round <= rounds; round++) {
      ours.push(await measureStep(TOWN))
      alone.push(await figuresFrom(ALONE_PROGRAM, ALONE satisfies RulesQuestion))
      theirs.push(await figuresFrom(PEER_PROGRAM, { ...PEER, folder } satisfies JsonRulesQuestion))
      onProgress(`round ${round}: ${JSON.stringify([ours.at(-1), alone.at(-1), theirs.at(-1)])}`)
    }
    return linesOf(medians(ours), medians(alone), medians(theirs))
  },
}

function linesOf(step: Figures, alone: Figures, peer: Figures): Line[] {
  const stepRate = step.readingsPerSecond ?? Number.NaN
  const aloneRate = alone.evaluationsPerSecond ?? Number.NaN
  const peerRate = peer.readingsPerSecond ?? Number.NaN
  return [
    { what: 'step', value: stepRate, unit: 'readings/s of a core', expected: { atLeast: 1_000_000 } },
    { what: 'of which lead to an alert event', value: step.changesShare ?? Number.NaN, unit: '' },
    { what: 'a rule by itself, with its memory', value: aloneRate, unit: 'evaluations/s' },
    { what: 'json-rules-engine, which has none', value: peerRate * RULES, unit: 'evaluations/s' },
    {
      what: 'a rule by itself / json-rules-engine',
      value: aloneRate / (peerRate * RULES),
      unit: '×',
      expected: { atLeast: 100 },
    },
    { what: 'all of step / json-rules-engine, a reading', value: stepRate / peerRate, unit: '×' },
  ]
}
