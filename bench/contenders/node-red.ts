import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { devicesOfAllKinds } from '../../scripts/testing/reporting-devices.ts'
import { stablePort } from '../../scripts/testing/stable-port.ts'
import { openAccounts } from '../devices/accounts.ts'
import type { Contender } from './contender.ts'
import { debianProgram, npmPackage } from './installed.ts'
import { flowFor } from './node-red-flow.ts'
import { startProgram } from './program.ts'

const NODE_RED = '4.1.15'

export interface NodeRedContender extends Contender {
  readonly alertsUrl: string
}

/** What one would take instead: mosquitto, its queue limits lifted, and Node-RED behind it. Nothing is journalled. */
export async function startNodeRed(devices: number, qos: 0 | 1): Promise<NodeRedContender> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-bench-node-red-'))
  const [mqttPort, uiPort] = [await stablePort(), await stablePort()]
  await writeFile(join(folder, 'mosquitto.conf'), mosquittoConf(mqttPort))
  await writeFile(join(folder, 'flows.json'), JSON.stringify(flowFor(mqttPort, qos)))
  await writeFile(join(folder, 'settings.js'), settings(uiPort))
  const mosquitto = startProgram(debianProgram('/usr/sbin/mosquitto', 'mosquitto'), [
    '-c',
    join(folder, 'mosquitto.conf'),
  ])
  await mosquitto.line(line => line.includes('running'))
  const program = join(npmPackage('node-red', NODE_RED), 'red.js')
  const nodeRed = startProgram(process.execPath, [
    program,
    '--userDir',
    folder,
    '--settings',
    join(folder, 'settings.js'),
  ])
  await nodeRed.line(line => line.includes('Connected to broker'))
  return {
    mqttPort,
    accounts: openAccounts(devicesOfAllKinds(devices)),
    alertsUrl: `ws://127.0.0.1:${uiPort}/alerts`,
    pids: [mosquitto.pid, nodeRed.pid],
    handled: async () => Number(await (await fetch(`http://127.0.0.1:${uiPort}/count`)).text()),
    async stop() {
      await Promise.all([nodeRed.stop(), mosquitto.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** With its own limits it would lose most of what it is sent under load. */
const mosquittoConf = (port: number): string => `listener ${port} 127.0.0.1
allow_anonymous true
max_queued_messages 0
max_inflight_messages 0
persistence false
`

const settings = (uiPort: number): string =>
  `module.exports = ${JSON.stringify({
    uiPort,
    uiHost: '127.0.0.1',
    flowFile: 'flows.json',
    disableEditor: true,
    httpAdminRoot: false,
    logging: { console: { level: 'info' } },
  })}`
