import { heatWave } from '../world/weather.ts'
import { troubleBins } from './month/bins.ts'
import { troubleChargers } from './month/chargers.ts'
import { troubleLanes } from './month/lanes.ts'
import { troubleLifts } from './month/lifts.ts'
import { troubleLinks } from './month/links.ts'
import { Mishaps } from './month/mishaps.ts'
import { troubleServers } from './month/servers.ts'
import { troubleStairs } from './month/stairs.ts'
import { troubleWearers } from './month/wearers.ts'
import type { Scenario, Stage } from './scenario.ts'

/** What befalls whom, a file each in `month/`. */
const troubles: readonly ((stage: Stage, mishaps: Mishaps) => void)[] = [
  troubleBins,
  troubleLanes,
  troubleChargers,
  troubleWearers,
  troubleStairs,
  troubleLifts,
  troubleLinks,
  troubleServers,
]

/**
 * Everything that can happen, at random times, in the heat of summer: most days of most devices are ordinary. With
 * `haste` it comes so many times as often, for worlds that are small or short.
 */
export const monthOf = (haste: number): Scenario => ({
  name: 'month',
  summary: 'everything that can happen, by chance: for many devices and many days',
  tells: ['hot-day', 'vehicle-stopped-briefly'],
  weather: heatWave,
  needs: [],
  stage(stage) {
    const mishaps = new Mishaps(stage, haste)
    for (const trouble of troubles) trouble(stage, mishaps)
  },
})

export const month = monthOf(1)
