import type { Values } from '../../../services/domain/model/reading.ts'
import type { SensorTrouble } from '../../kinds/bin-sensor.ts'
import { type SmartBin, smartBin } from '../../kinds/smart-bin.ts'
import { DAY, HOUR, MINUTE } from '../../world/durations.ts'
import type { Stage } from '../scenario.ts'
import type { Mishaps } from './mishaps.ts'

/** One of so many stands where everybody passes, and is full before the lorry comes. */
const BUSY_EVERY = 20
/** Each of so many has a sensor in the lid that measures no angle. */
const PLAIN_EVERY = 5

export function troubleBins(stage: Stage, mishaps: Mishaps): void {
  const { world, random } = stage
  const bins = stage.of(smartBin)
  for (const [i, bin] of bins.entries()) {
    world.truth.happened('hot-day', bin.id, world.now, world.now + stage.lengthMs)
    if (i % BUSY_EVERY === 1) bin.bagsPerHour = random.between(1.8, 3)
    bin.sensor.knowsAngle = i % PLAIN_EVERY > 0
  }
  const [plain, angled] = [bins.filter(isPlain), bins.filter(bin => !isPlain(bin))]
  mishaps.befall('bin fire', bins, {
    everyMs: 175 * DAY,
    lasts: [4 * MINUTE, 20 * MINUTE],
    befalls: (bin, forMs) => bin.ignite(forMs),
  })
  // One without an angle cannot tell that it lies on the ground from a sensor that hangs askew.
  mishaps.befall('bin knocked over', angled, {
    everyMs: 70 * DAY,
    lasts: [20 * MINUTE, 8 * HOUR],
    befalls: (bin, forMs) => bin.knockOver(forMs),
  })
  mishaps.befall('bin sensor askew', plain, {
    everyMs: 60 * DAY,
    lasts: [HOUR, 20 * HOUR],
    befalls: (bin, forMs) => bin.hangsAskew(forMs),
  })
  mishaps.befall('bin sensor broken', bins, {
    everyMs: 140 * DAY,
    lasts: [20 * HOUR, 60 * HOUR],
    // What a sensor is like when it is well is not known of a new one.
    notBeforeMs: 4 * DAY,
    befalls: (bin, forMs, random) =>
      bin.breakSensor(random.pick(isPlain(bin) ? PLAIN_TROUBLES : TROUBLES), forMs),
  })
  mishaps.befall('bin spike', bins, {
    everyMs: 15 * DAY,
    lasts: [HOUR, HOUR],
    befalls: (bin, _, random) => spike(stage, bin, random.pick(isPlain(bin) ? PLAIN_SPIKES : SPIKES)),
  })
}

const isPlain = ({ sensor }: SmartBin): boolean => !sensor.knowsAngle
const PLAIN_TROUBLES: readonly SensorTrouble[] = ['loose', 'frozen']
const TROUBLES: readonly SensorTrouble[] = [...PLAIN_TROUBLES, 'askew']
const PLAIN_SPIKES = [{ fillPercent: 100 }, { temperatureC: 85 }]
const SPIKES = [...PLAIN_SPIKES, { tiltDeg: 88 }]

/** An echo from a bag, a loose wire: one report is nonsense, the next is well again. */
function spike({ world }: Stage, bin: SmartBin, nonsense: Values): void {
  world.truth.happened('sensor-spike', bin.id, world.now, world.now + HOUR)
  world.distort(bin.id, values => {
    world.distort(bin.id)
    return { ...values, ...nonsense }
  })
  if ('temperatureC' in nonsense) bin.takesFright()
}
