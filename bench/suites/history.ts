import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Operator } from '../../scripts/testing/operator.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { signIn } from '../../services/acceptance/client.ts'
import { DAY, HOUR } from '../../services/domain/model/time.ts'
import { examineDatabase } from '../../services/store/examination.ts'
import { devicesAlike } from '../devices/accounts.ts'
import { EVERY_MS, fill, KEEP_DAYS, READINGS_A_YEAR, YEAR } from '../history/fill.ts'
import { type Asked, p95Ms, questions } from '../history/questions.ts'
import { mediansOver } from '../rounds.ts'
import type { Figures, Line, Suite, SuiteOptions } from '../suite.ts'

/** So many are stored, by whole years of a device; a hundred million take some ten minutes. */
const READINGS = Number(process.env.BENCH_HISTORY_READINGS ?? 10_000_000)
const QUESTIONS_A_ROUND = 40

export const history: Suite = {
  name: 'history',
  about: `charts of a year and of a day over HTTP, of ${READINGS.toLocaleString('en')} readings (BENCH_HISTORY_READINGS)`,
  async run(options) {
    const folder = await mkdtemp(join(tmpdir(), 'linli-history-'))
    try {
      return await runIn(folder, options)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function runIn(folder: string, options: SuiteOptions): Promise<Line[]> {
  const end = Math.floor(Date.now() / HOUR) * HOUR - HOUR
  const deviceIds = await registerDevices(folder)
  const file = join(folder, 'linli.db')
  fill({ file, deviceIds, end, onProgress: options.onProgress })
  const bytes = bytesOf(file, deviceIds.length * READINGS_A_YEAR)
  options.onProgress(JSON.stringify(bytes))
  const figures = await askIn(folder, { deviceIds, end }, options)
  return linesOf(deviceIds.length * READINGS_A_YEAR, { ...figures, ...bytes })
}

/** The server as it would be in its second year: it finds the readings in its database. */
async function startServer(folder: string) {
  const server = await startRealServer({
    LINLI_DATA: folder,
    LINLI_HISTORY_KEEP_DAYS: String(KEEP_DAYS),
    LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000',
  })
  return { server, client: await signIn(server) }
}

async function registerDevices(folder: string): Promise<string[]> {
  const count = Math.max(1, Math.round(READINGS / READINGS_A_YEAR))
  const { server } = await startServer(folder)
  try {
    const operator = await Operator.signIn(server.httpPort, server.password)
    const devices = await operator.registerAll(devicesAlike('smart-bin', 'bin-', count))
    return devices.map(({ id }) => id)
  } finally {
    await server.stop()
  }
}

/** A reading's share, on disk. */
function bytesOf(file: string, readings: number): Figures {
  const database = examineDatabase(file)
  try {
    return {
      rawBytes: database.bytesOf('history_reading') / readings,
      rollupBytes: (database.bytesOf('history_rollup') + database.bytesOf('history_rolled')) / readings,
    }
  } finally {
    database.close()
  }
}

async function askIn(folder: string, what: Omit<Asked, 'client'>, options: SuiteOptions): Promise<Figures> {
  const { server, client } = await startServer(folder)
  try {
    return await mediansOver(options, round => oneRound({ ...what, client }, round * QUESTIONS_A_ROUND))
  } finally {
    await server.stop()
  }
}

async function oneRound(asked: Asked, from: number): Promise<Figures> {
  const count = QUESTIONS_A_ROUND
  const ofDay = { from, count, answers: DAY / EVERY_MS }
  const yearMs = await p95Ms(asked, questions.year, { from, count, answers: YEAR / HOUR })
  const dayMs = await p95Ms(asked, questions.day, ofDay)
  const dayOfOneMs = await p95Ms(asked, questions.dayOfOne, ofDay)
  const one = { from, count: 1, answers: Math.ceil(YEAR / (HOUR - 1_000)) }
  const byReadingsMs = await p95Ms(asked, questions.yearByReadings, one)
  return { yearMs, dayMs, dayOfOneMs, gain: byReadingsMs / yearMs }
}

function linesOf(readings: number, figures: Figures): Line[] {
  const { yearMs = Number.NaN, dayMs = Number.NaN, dayOfOneMs = Number.NaN } = figures
  const { gain = Number.NaN, rawBytes = Number.NaN, rollupBytes = Number.NaN } = figures
  return [
    { what: 'readings stored', value: readings, unit: '' },
    {
      what: "a year of one device's hourly points, p95",
      value: yearMs,
      unit: 'ms',
      expected: { atMost: 50 },
    },
    {
      what: 'a day of one device as it came, all metrics, p95',
      value: dayMs,
      unit: 'ms',
      expected: { atMost: 50 },
    },
    { what: 'the same, one metric, p95', value: dayOfOneMs, unit: 'ms', expected: { atMost: 50 } },
    { what: 'the year by its readings against by rollups', value: gain, unit: '×' },
    { what: 'a reading on disk', value: rawBytes, unit: 'bytes' },
    { what: 'what is rolled up of it (minute, hour, day)', value: rollupBytes, unit: 'bytes' },
  ]
}
