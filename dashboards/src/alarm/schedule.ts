import { HARMONICS, type Pattern } from './patterns.ts'

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
