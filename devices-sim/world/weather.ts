import type { Instant } from '../../services/domain/model/time.ts'
import { hourOfDay, partOfYear } from './local-time.ts'

/** The weather over the community: the air by season and hour, and how hard the sun beats on metal. */
export interface Weather {
  airC(at: Instant): number
  /** From 0 at night to 1 at a clear noon. */
  sun(at: Instant): number
}

export const ordinaryWeather: Weather = {
  airC: at => 16 - 12 * Math.cos(2 * Math.PI * (partOfYear(at) - 0.05)) + 4 * daily(at),
  sun: at => 0.7 * daylight(at),
}

/** The hottest days that Shanghai has seen. */
export const heatWave: Weather = {
  airC: at => 34 + 6 * daily(at),
  sun: at => daylight(at),
}

/** Warmest at three in the afternoon, coldest at three at night. */
const daily = (at: Instant) => Math.cos((2 * Math.PI * (hourOfDay(at) - 15)) / 24)
const daylight = (at: Instant) => Math.max(0, Math.sin((Math.PI * (hourOfDay(at) - 6)) / 13))
