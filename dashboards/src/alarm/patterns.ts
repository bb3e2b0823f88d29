/**
 * What an alarm sounds and looks like, after IEC 60601-1-8:2006 with its amendments of 2012 and 2020. Figures alone: what
 * plays them is `player.ts`. The ranges that they lie in stand in `patterns.test.ts` and docs/console.md.
 */
export const PRIORITIES = ['high', 'medium', 'low'] as const
export type Priority = (typeof PRIORITIES)[number]

export interface Pattern {
  /** Of each pulse: its pitch, and how long until the next begins. */
  readonly pulses: readonly Pulse[]
  readonly pulseMs: number
  readonly riseMs: number
  readonly fallMs: number
  /** Between the end of a burst and the next; a burst that is heard once has none. */
  readonly intervalMs: number | null
  /** Of the loudest, 0 to 1: what is more urgent is louder. */
  readonly gain: number
}

export interface Pulse {
  readonly hz: number
  /** Silence after it. */
  readonly gapMs: number
}

/** Of the visible signal. */
export interface Flash {
  /** `null`: it is lit all the time. */
  readonly hz: number | null
  readonly dutyPercent: number
  readonly colour: 'red' | 'yellow' | 'cyan'
}

const C4 = 261.63
const C5 = 523.25

const X_MS = 100
const Y_MS = 200
const HIGH_PULSE_MS = 150
const LONG_PULSE_MS = 200

const gaps = (hz: number, ...gapsMs: readonly number[]): readonly Pulse[] =>
  gapsMs.map(gapMs => ({ hz, gapMs }))

/** x x 2x+t x, twice, with a breath between: ten pulses, as a hospital's monitor calls. */
const tenPulses = (hz: number): readonly Pulse[] => {
  const wide = 2 * X_MS + HIGH_PULSE_MS
  return gaps(hz, X_MS, X_MS, wide, X_MS, 700, X_MS, X_MS, wide, X_MS, 0)
}

export const ALARMS: Readonly<Record<Priority, Pattern>> = {
  high: {
    pulses: tenPulses(C5),
    ...{ pulseMs: HIGH_PULSE_MS, riseMs: 25, fallMs: 40, intervalMs: 8_000, gain: 1 },
  },
  medium: {
    pulses: gaps(C5, Y_MS, Y_MS, 0),
    ...{ pulseMs: LONG_PULSE_MS, riseMs: 40, fallMs: 60, intervalMs: 25_000, gain: 0.7 },
  },
  low: {
    pulses: gaps(C4, Y_MS, 0),
    ...{ pulseMs: LONG_PULSE_MS, riseMs: 40, fallMs: 60, intervalMs: null, gain: 0.45 },
  },
}

/**
 * Something of the system itself is wrong: the line, the server, a device. It falls by an octave, as no other alarm does,
 * after the melody that the standard's Annex F gives for a failure of equipment or power.
 */
export const TECHNICAL: Pattern = {
  ...ALARMS.medium,
  pulses: [
    { hz: C5, gapMs: Y_MS },
    { hz: C4, gapMs: Y_MS },
    { hz: C4, gapMs: 0 },
  ],
  intervalMs: 30_000,
}

export const FLASHES: Readonly<Record<Priority, Flash>> = {
  high: { hz: 2, dutyPercent: 50, colour: 'red' },
  medium: { hz: 0.6, dutyPercent: 50, colour: 'yellow' },
  low: { hz: null, dutyPercent: 100, colour: 'cyan' },
}

/** Loudness of the multiples of the pitch, the pitch itself first: with fewer than four of them nobody can tell where it comes from. */
export const HARMONICS: readonly number[] = [1, 0.8, 0.6, 0.5, 0.35]

export const burstMs = ({ pulses, pulseMs }: Pattern): number =>
  pulses.reduce((sum, { gapMs }) => sum + pulseMs + gapMs, 0)
