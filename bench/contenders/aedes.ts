import { join } from 'node:path'
import { devicesOfAllKinds } from '../../scripts/testing/reporting-devices.ts'
import { openAccounts } from '../devices/accounts.ts'
import type { Contender } from './contender.ts'
import { startProgram } from './program.ts'

/** The broker alone: parses what it gets, does nothing with it and acknowledges at once. */
export async function startAedes(devices: number): Promise<Contender> {
  const program = startProgram(process.execPath, [
    '--v8-pool-size=1', // as the server does
    join(import.meta.dirname, 'bare-aedes.ts'),
  ])
  const ports = JSON.parse(await program.line(line => line.includes('mqttPort')))
  const { mqttPort, httpPort } = ports as { mqttPort: number; httpPort: number }
  return {
    mqttPort,
    accounts: openAccounts(devicesOfAllKinds(devices)),
    pids: [program.pid],
    handled: async () => Number(await (await fetch(`http://127.0.0.1:${httpPort}`)).text()),
    stop: program.stop,
  }
}
