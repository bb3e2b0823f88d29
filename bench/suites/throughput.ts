import { acknowledgedAtFullSpeed, sustained } from '../capacity.ts'
import { startAedes } from '../contenders/aedes.ts'
import type { Contender } from '../contenders/contender.ts'
import { startLinli } from '../contenders/linli.ts'
import { startNodeRed } from '../contenders/node-red.ts'
import { Load } from '../load/load.ts'
import { mediansOver } from '../rounds.ts'
import type { Figures, Suite } from '../suite.ts'

const CONNECTIONS = 200
/** Unanswered readings of a connection. */
const WINDOW = 100

type Turn = readonly [name: string, qos: 0 | 1, start: () => Promise<Contender>, find: Find]
type Find = (contender: Contender, load: Load) => Promise<number>

const from =
  (perSecond: number): Find =>
  (contender, load) =>
    sustained(contender, load, perSecond)

const turns: readonly Turn[] = [
  ['linli1', 1, () => startLinli(CONNECTIONS), acknowledgedAtFullSpeed],
  ['aedes1', 1, () => startAedes(CONNECTIONS), acknowledgedAtFullSpeed],
  ['nodeRed1', 1, () => startNodeRed(CONNECTIONS, 1), from(8_000)],
  ['linli0', 0, () => startLinli(CONNECTIONS), from(40_000)],
  ['nodeRed0', 0, () => startNodeRed(CONNECTIONS, 0), from(15_000)],
]

export const throughput: Suite = {
  name: 'throughput',
  about:
    'readings a second that are durable, decided and acknowledged, against brokers and flows that keep nothing',
  async run(options) {
    const figures = await mediansOver(options, round => oneRound(`round ${round}`, options.onProgress))
    const { linli1 = 0, aedes1 = 0, nodeRed1 = 0, linli0 = 0, nodeRed0 = 0 } = figures
    return [
      { what: 'QoS 1, durable', value: linli1, unit: 'msg/s' },
      { what: 'bare aedes, QoS 1', value: aedes1, unit: 'msg/s' },
      { what: 'Node-RED + mosquitto, QoS 1', value: nodeRed1, unit: 'msg/s' },
      { what: 'QoS 0, durable', value: linli0, unit: 'msg/s' },
      { what: 'Node-RED + mosquitto, QoS 0', value: nodeRed0, unit: 'msg/s' },
      { what: 'QoS 1, against bare aedes', value: linli1 / aedes1, unit: '×', expected: { atLeast: 1 } },
      {
        what: 'QoS 1, against Node-RED + mosquitto',
        value: linli1 / nodeRed1,
        unit: '×',
        expected: { atLeast: 5 },
      },
      {
        what: 'QoS 0, against Node-RED + mosquitto',
        value: linli0 / nodeRed0,
        unit: '×',
        expected: { atLeast: 3 },
      },
    ]
  },
}

async function oneRound(title: string, onProgress: (line: string) => void): Promise<Figures> {
  const figures: Record<string, number> = {}
  for (const [name, qos, start, find] of turns) {
    const contender = await start()
    const load = new Load()
    try {
      await load.connect({ port: contender.mqttPort, accounts: contender.accounts, qos, windowMax: WINDOW })
      figures[name] = await find(contender, load)
      onProgress(`${title}: ${name} ${Math.round(figures[name])} msg/s`)
    } finally {
      load.end()
      await contender.stop()
    }
  }
  return figures
}
