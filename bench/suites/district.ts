import { setTimeout as pause } from 'node:timers/promises'
import { costsOf, type Side } from '../gateways/costs.ts'
import { type District, startDistrict } from '../gateways/district.ts'
import { Load } from '../load/load.ts'
import { mediansOver } from '../rounds.ts'
import type { Line, Suite } from '../suite.ts'

const FEW = 1_000
const MANY = 100_000
/** Each device has reported so often before anything is measured that it keeps as much as it ever will. */
const READINGS_EACH = 6
const WARM_UP_READINGS_MIN = 200_000
/** Until the history has all of that. */
const SETTLE_MS = 15_000
const LOOK_EVERY_MS = 200
const WINDOW = 100
const PER_SECOND = 10_000

export const district: Suite = {
  name: 'district',
  about: `what a message costs with ${inDigits(FEW)} and with ${inDigits(MANY)} devices behind the same gateways`,
  async run(options) {
    const sides: Open[] = []
    try {
      for (const devices of [FEW, MANY]) {
        const side = { server: await startDistrict(devices), load: new Load() }
        sides.push(side)
        await warmUp(side)
      }
      await pause(SETTLE_MS)
      const of = await mediansOver(options, () => oneRound(sides))
      return linesOf(of, sides[1]?.server.registeredPerSecond ?? Number.NaN)
    } finally {
      for (const { load, server } of sides) {
        load.end()
        await server.stop()
      }
    }
  },
}

interface Open extends Side {
  readonly server: District
}

async function warmUp({ server, load }: Open): Promise<void> {
  const { mqttPort: port, gateways: accounts, devices } = server
  await load.connect({ port, accounts, qos: 1, windowMax: WINDOW })
  await load.run()
  const readings = Math.max(WARM_UP_READINGS_MIN, READINGS_EACH * devices)
  while ((await load.count()).sent < readings) await pause(LOOK_EVERY_MS)
  await load.rest()
}

async function oneRound(sides: readonly Side[]) {
  const [fewPaced, manyPaced] = await costsOf(sides, PER_SECOND)
  const [fewFast, manyFast] = await costsOf(sides)
  if (!fewPaced || !manyPaced || !fewFast || !manyFast) throw new Error('there are two sides')
  const [fewPacedUs, manyPacedUs] = [fewPaced.cpuUsPerReading, manyPaced.cpuUsPerReading]
  const [fewFastUs, manyFastUs] = [fewFast.cpuUsPerReading, manyFast.cpuUsPerReading]
  return {
    ...{ fewPacedUs, manyPacedUs, pacedRatio: manyPacedUs / fewPacedUs },
    ...{ fewFastUs, manyFastUs, fastRatio: manyFastUs / fewFastUs },
    ...{ fewPerSecond: fewFast.handledPerSecond, manyPerSecond: manyFast.handledPerSecond },
  }
}

type Figures = Awaited<ReturnType<typeof oneRound>>

function linesOf(of: Figures, registeredPerSecond: number): Line[] {
  const [few, many] = [`${inDigits(FEW)} devices`, `${inDigits(MANY)} devices`]
  const atRate = `CPU of a message at ${inDigits(PER_SECOND)} msg/s`
  const ratio = { what: 'the same as a ratio', unit: '×', expected: { atMost: 1.3 } }
  return [
    { what: `${atRate}, ${few}`, value: of.fewPacedUs, unit: 'µs' },
    { what: `${atRate}, ${many}`, value: of.manyPacedUs, unit: 'µs' },
    { ...ratio, value: of.pacedRatio },
    { what: `CPU of a message at full speed, ${few}`, value: of.fewFastUs, unit: 'µs' },
    { what: `CPU of a message at full speed, ${many}`, value: of.manyFastUs, unit: 'µs' },
    { ...ratio, value: of.fastRatio },
    { what: `at full speed, ${few}`, value: of.fewPerSecond, unit: 'msg/s' },
    { what: `at full speed, ${many}`, value: of.manyPerSecond, unit: 'msg/s' },
    { what: 'registered through the API', value: registeredPerSecond, unit: 'devices/s' },
  ]
}

function inDigits(count: number): string {
  return count.toLocaleString('en')
}
