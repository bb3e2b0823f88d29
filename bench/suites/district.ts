import { setTimeout as pause } from 'node:timers/promises'
import { measured, type Stretch } from '../capacity.ts'
import { type District, startDistrict } from '../gateways/district.ts'
import { Load } from '../load/load.ts'
import { medians } from '../medians.ts'
import type { Figures, Line, Suite } from '../suite.ts'

const FEW = 1_000
const MANY = 100_000
/** Each device has reported so often before anything is measured that it keeps as much as it ever will. */
const READINGS_EACH = 6
const WINDOW = 100
const PER_SECOND = 10_000
const WARM_UP_MS_MIN = 3_000
const SETTLE_MS = 1_500
const STRETCH_MS = 5_000
const LOOK_EVERY_MS = 200

type Size = 'few' | 'many'

export const district: Suite = {
  name: 'district',
  about: `what a message costs with ${inDigits(FEW)} and with ${inDigits(MANY)} devices behind the same gateways`,
  async run({ rounds, onProgress }) {
    const few = await startDistrict(FEW)
    const many = await startDistrict(MANY).catch(async error => {
      await few.stop()
      throw error
    })
    onProgress(`${Math.round(many.registeredPerSecond)} devices registered a second`)
    try {
      const all: Record<Size, Figures[]> = { few: [], many: [] }
      for (let round = 1; round <= rounds; round++) {
        for (const [size, one] of Object.entries({ few, many }) as [Size, District][]) {
          all[size].push(await oneTurn(one))
          onProgress(`round ${round}, ${size}: ${JSON.stringify(all[size].at(-1))}`)
        }
      }
      return linesOf(medians(all.few), medians(all.many), many.registeredPerSecond)
    } finally {
      await Promise.all([few.stop(), many.stop()])
    }
  },
}

async function oneTurn(district: District): Promise<Figures> {
  const { mqttPort, gateways, devices } = district
  const load = new Load()
  try {
    await load.connect({ port: mqttPort, accounts: gateways, qos: 1, windowMax: WINDOW })
    await load.run()
    await Promise.all([pause(WARM_UP_MS_MIN), untilSent(load, READINGS_EACH * devices)])
    const fast = await measured(district, load, STRETCH_MS)
    await load.run(PER_SECOND)
    await pause(SETTLE_MS)
    const paced = await measured(district, load, STRETCH_MS)
    return { fastUs: checked(fast), perSecond: fast.handledPerSecond, pacedUs: checked(paced) }
  } finally {
    load.end()
  }
}

async function untilSent(load: Load, readings: number): Promise<void> {
  while ((await load.count()).sent < readings) await pause(LOOK_EVERY_MS)
}

/** What was refused costs little, and would be counted as if it were cheap. */
function checked({ cpuUsPerReading, handledPerSecond, acknowledgedPerSecond }: Stretch): number {
  if (handledPerSecond < acknowledgedPerSecond * 0.9)
    throw new Error('readings were acknowledged and not kept')
  return cpuUsPerReading
}

function linesOf(few: Figures, many: Figures, registeredPerSecond: number): Line[] {
  const pair = (what: string, figure: string, unit: string): Line[] => [
    { what: `${what}, ${inDigits(FEW)} devices`, value: few[figure] ?? Number.NaN, unit },
    { what: `${what}, ${inDigits(MANY)} devices`, value: many[figure] ?? Number.NaN, unit },
  ]
  const ratio = (figure: string): Line => ({
    what: 'the same as a ratio',
    value: (many[figure] ?? Number.NaN) / (few[figure] ?? Number.NaN),
    unit: '×',
    expected: { atMost: 1.3 },
  })
  return [
    ...pair('CPU of a message at full speed', 'fastUs', 'µs'),
    ratio('fastUs'),
    ...pair(`CPU of a message at ${inDigits(PER_SECOND)} msg/s`, 'pacedUs', 'µs'),
    ratio('pacedUs'),
    ...pair('at full speed', 'perSecond', 'msg/s'),
    { what: 'registered through the API', value: registeredPerSecond, unit: 'devices/s' },
  ]
}

function inDigits(count: number): string {
  return count.toLocaleString('en')
}
