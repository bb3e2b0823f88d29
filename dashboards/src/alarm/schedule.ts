import { burstMs, HARMONICS, type Pattern } from './patterns.ts'

/** One tone of one pulse: a multiple of its pitch, and how loud it is when. */
export interface Tone {
  readonly hz: number
  readonly gain: number
  readonly startS: number
  /** It is as loud as it gets from here … */
  readonly risenS: number
  /** … to here, … */
  readonly fallS: number
  /** … and gone here. */
  readonly endS: number
}

const S = 1_000

/** A burst as tones, in seconds from its beginning, at a volume between 0 and 1. */
export function tonesOf({ pulses, pulseMs, riseMs, fallMs, gain }: Pattern, volume: number): readonly Tone[] {
  const whole = HARMONICS.reduce((sum, one) => sum + one, 0)
  let atMs = 0
  return pulses.flatMap(({ hz, gapMs }) => {
    const startMs = atMs
    atMs += pulseMs + gapMs
    const shape = {
      startS: startMs / S,
      risenS: (startMs + riseMs) / S,
      fallS: (startMs + pulseMs) / S,
      endS: (startMs + pulseMs + fallMs) / S,
    }
    return HARMONICS.map((part, i) => ({ hz: hz * (i + 1), gain: (part / whole) * gain * volume, ...shape }))
  })
}

/** A burst that began, by the page's own clock. */
export interface Begun {
  readonly pattern: Pattern
  readonly atMs: number
}

/** The shortest silence that the standard leaves between two bursts of one urgency. */
export const REST_MS_MIN = 2_500

/** Whether what is new may be heard at once: in a storm of alerts, too, a burst is followed by silence. */
export const mayBegin = (pattern: Pattern, last: Begun | undefined, nowMs: number): boolean =>
  last?.pattern !== pattern || nowMs - last.atMs >= burstMs(pattern) + REST_MS_MIN
