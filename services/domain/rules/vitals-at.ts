import {
  NEWS2_PARAMETERS,
  type News2Parameter,
  news2,
  type Observation,
  pointsOf,
  type Spo2Scale,
} from '../model/news2.ts'
import type { MetricValue } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'

export interface Measured {
  readonly value: MetricValue
  readonly at: Instant
}

export interface Vital {
  readonly parameter: News2Parameter
  readonly measured: Measured | undefined
  /** Nothing where it is unknown, which is not 0. */
  readonly points: number | undefined
}

/** Each parameter of NEWS2 with its points. What is absent is unknown, and is not taken for normal. */
export function vitalsOf(
  measured: Readonly<Partial<Record<News2Parameter, Measured>>>,
  scale: Spo2Scale,
): { vitals: readonly Vital[]; total: number; known: number } {
  const observation = Object.fromEntries(
    NEWS2_PARAMETERS.flatMap(name => (measured[name] === undefined ? [] : [[name, measured[name].value]])),
  ) as Observation
  const vitals = NEWS2_PARAMETERS.map((parameter): Vital => {
    const one = measured[parameter]
    const points = one && pointsOf(parameter, one.value, scale, observation.onOxygen)
    return { parameter, measured: one, points }
  })
  const { total, parameters } = news2(observation, scale)
  return { vitals, total, known: parameters }
}
