// What the rules of a wristband say, in other words than theirs.
import type { Values } from '../../model/reading.ts'
import { type Instant, MINUTE } from '../../model/time.ts'
import type { Said, Seen } from './said.ts'
import { flag, numberOf } from './said-of-values.ts'

const CONFIRMED_MS = MINUTE
const STEPS_OF_A_WALKER = 5

interface Fallen {
  readonly isSo: boolean
  readonly wasSaid: boolean
  readonly madeAt: Instant
  readonly steps: readonly (readonly [Instant, number])[]
}

const UPRIGHT: Fallen = { isSo: false, wasSaid: false, madeAt: 0, steps: [] }

/** Somebody lies from the first reading that says so until one of after it says that it was nothing, or that they walk. */
function fallen(memory: unknown, { at, madeAt, reported }: Seen): Fallen {
  const before = (memory ?? UPRIGHT) as Fallen
  const wasSaid = reported.fall === true
  const counted = numberOf(reported, 'steps')
  if (wasSaid && !before.wasSaid)
    return { isSo: true, wasSaid, madeAt, steps: counted === undefined ? [] : [[at, counted]] }
  if (!before.isSo || madeAt < before.madeAt) return { ...before, wasSaid }
  const steps = [...before.steps, ...(counted === undefined ? [] : [[at, counted] as const])].filter(
    ([measuredAt]) => measuredAt >= at - CONFIRMED_MS,
  )
  const walks = counted !== undefined && steps.some(([, number]) => counted - number >= STEPS_OF_A_WALKER)
  return { ...before, wasSaid, steps, isSo: !walks && reported.fallCancelled !== true }
}

const lies = (_: Values, __: boolean, memory: unknown) => ((memory ?? UPRIGHT) as Fallen).isSo

const pulse = (values: Values, isReached: boolean) => {
  const bpm = numberOf(values, 'heartRateBpm')
  if (bpm === undefined) return undefined
  return isReached ? bpm < 50 || bpm > 125 : bpm < 45 || bpm > 130
}

const battery = (values: Values, isReached: boolean) => {
  const percent = numberOf(values, 'batteryPercent')
  return percent === undefined ? undefined : percent <= (isReached ? 20 : 15)
}

export const saidOfBands: readonly Said[] = [
  { rule: 'sos', levels: [{ severity: 'critical', so: flag('sos', true), latch: true }], callIn: ['sos'] },
  {
    rule: 'fall',
    remember: fallen,
    levels: [
      { severity: 'high', so: lies },
      { severity: 'critical', so: lies, forMs: CONFIRMED_MS, latch: true },
    ],
    callIn: ['fall', 'fallCancelled', 'steps'],
  },
  {
    rule: 'heart-rate',
    onlyWhile: values => values.worn !== false,
    levels: [{ severity: 'high', so: pulse, forMs: MINUTE, samplesMin: 2, samples: ['heartRateBpm'] }],
    clearForMs: 5 * MINUTE,
  },
  {
    rule: 'not-worn',
    levels: [{ severity: 'low', so: flag('worn', false), forMs: 30 * MINUTE, whileHeard: true }],
  },
  { rule: 'battery-low', levels: [{ severity: 'low', so: battery }] },
]
