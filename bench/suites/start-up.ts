import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Companion } from '../../scripts/testing/companion/companion.ts'
import { residentBytesOf } from '../../scripts/testing/process-figures.ts'
import { startServerProcess } from '../../scripts/testing/server-process.ts'
import { SECOND } from '../../services/domain/model/time.ts'
import { mediansOver } from '../rounds.ts'
import type { DayQuestion, LivedDay } from '../start-up/day.ts'
import type { Suite } from '../suite.ts'

const DEVICES = 2_000
const INTERVAL_MS = 30 * SECOND

export const startUp: Suite = {
  name: 'start-up',
  about: `from a kill to ready, with a day of ${DEVICES.toLocaleString('en')} devices that report twice a minute`,
  async run(options) {
    const folder = await mkdtemp(join(tmpdir(), 'linli-bench-'))
    try {
      const { readings, ms } = await liveADay(folder)
      options.onProgress(`${readings} readings written in ${Math.round(ms / 1_000)} s`)
      // The first brings to rest what the day left behind; what is measured is the kill of a server.
      await oneRound(folder)
      const of = await mediansOver(options, () => oneRound(folder))
      const bytes = await sizeOf(folder)
      return [
        { what: 'from the kill to ready', value: of.readyMs, unit: 'ms', expected: { atMost: 5_000 } },
        { what: 'readings in the journal', value: readings, unit: '' },
        { what: 'the database, journal and history, for each', value: bytes / readings, unit: 'bytes' },
        { what: 'memory when it is ready', value: of.residentBytes / 2 ** 20, unit: 'MiB' },
      ]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function liveADay(folder: string): Promise<LivedDay> {
  const day = new Companion<DayQuestion>(new URL('../start-up/day.ts', import.meta.url))
  try {
    return await day.ask<LivedDay>({ ask: 'live', folder, devices: DEVICES, intervalMs: INTERVAL_MS })
  } finally {
    day.end()
  }
}

/** Started on what a kill left, and killed as soon as it is ready: before it takes a snapshot. */
async function oneRound(folder: string) {
  const began = performance.now()
  const { child, ready, ended } = startServerProcess({
    settings: {
      LINLI_DATA: folder,
      LINLI_ADMIN_PASSWORD: 'a-password-for-the-benchmark',
      LINLI_HTTP_PORT: '0',
      LINLI_MQTT_PORT: '0',
    },
  })
  await ready
  const readyMs = performance.now() - began
  const residentBytes = residentBytesOf(child.pid ?? 0)
  child.kill('SIGKILL')
  await ended
  return { readyMs, residentBytes }
}

const sizeOf = async (folder: string): Promise<number> => {
  const sizes = ['linli.db', 'linli.db-wal'].map(name => stat(join(folder, name)).catch(() => ({ size: 0 })))
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0)
}
