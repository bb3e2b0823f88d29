import { type SensorTrouble, type SmartBin, smartBin } from '../../kinds/smart-bin.ts'
import { DAY, HOUR, MINUTE } from '../../world/durations.ts'
import type { Stage } from '../scenario.ts'
import type { Mishaps } from './mishaps.ts'

/** Some stand where everybody passes, and are full before the lorry comes. */
const BUSY = 0.05

export function troubleBins(stage: Stage, mishaps: Mishaps): void {
  const { world, random } = stage
  const bins = stage.of(smartBin)
  for (const bin of bins) {
    world.truth.happened('hot-day', bin.id, world.now, world.now + stage.lengthMs)
    if (random.chance(BUSY)) bin.bagsPerHour = random.between(1.8, 3)
  }
  mishaps.befall('bin fire', bins, {
    everyMs: 175 * DAY,
    lasts: [4 * MINUTE, 20 * MINUTE],
    befalls: (bin, forMs) => bin.ignite(forMs),
  })
  mishaps.befall('bin knocked over', bins, {
    everyMs: 70 * DAY,
    lasts: [20 * MINUTE, 8 * HOUR],
    befalls: (bin, forMs) => bin.knockOver(forMs),
  })
  mishaps.befall('bin sensor broken', bins, {
    everyMs: 140 * DAY,
    lasts: [20 * HOUR, 60 * HOUR],
    // What a sensor is like when it is well is not known of a new one.
    notBeforeMs: 4 * DAY,
    befalls: (bin, forMs, random) => bin.breakSensor(random.pick(TROUBLES), forMs),
  })
  mishaps.befall('bin spike', bins, {
    everyMs: 15 * DAY,
    lasts: [HOUR, HOUR],
    befalls: (bin, _, random) => spike(stage, bin, random.pick(SPIKES)),
  })
}

const TROUBLES: readonly SensorTrouble[] = ['loose', 'frozen', 'askew']
const SPIKES = [{ fillPercent: 100 }, { temperatureC: 85 }, { tiltDeg: 88 }]

/** An echo from a bag, a loose wire: one report is nonsense, the next is well again. */
function spike({ world }: Stage, bin: SmartBin, nonsense: (typeof SPIKES)[number]): void {
  world.truth.happened('sensor-spike', bin.id, world.now, world.now + HOUR)
  world.distort(bin.id, values => {
    world.distort(bin.id)
    return { ...values, ...nonsense }
  })
  if ('temperatureC' in nonsense) bin.takesFright()
}
