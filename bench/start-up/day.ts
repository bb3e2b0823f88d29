import { pino } from 'pino'
import { answerWith } from '../../scripts/testing/companion/answer.ts'
import { RuleBook } from '../../services/domain/community/program.ts'
import { DOMAIN_VERSION, step } from '../../services/domain/community/step.ts'
import { kindList, rulesForAll } from '../../services/domain/kinds/kinds.ts'
import type { Input } from '../../services/domain/model/input.ts'
import type { SiteId } from '../../services/domain/model/place.ts'
import type { Values } from '../../services/domain/model/reading.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../services/domain/model/time.ts'
import type { Batch, Entry, Journal } from '../../services/journal/journal.ts'
import { Communities } from '../../services/runtime/communities.ts'
import { writeSnapshotBody } from '../../services/runtime/snapshot-body.ts'
import { openStorage } from '../../services/store/storage.ts'

/**
 * Lives a day of a community in a moment: what a server would have written by the time it is killed, ten minutes after
 * its last snapshot. Killed itself when it has answered, it leaves behind what a kill leaves.
 */
export interface DayQuestion {
  readonly ask: 'live'
  readonly folder: string
  readonly devices: number
  readonly intervalMs: number
}

export interface LivedDay {
  readonly readings: number
  readonly ms: number
}

const SITES = 4
const UNSNAPSHOT_MS = 10 * MINUTE
/** Readings that were committed together: half a second of two thousand devices. */
const READINGS_PER_BATCH = 32
const APPENDS_AT_ONCE = 256

answerWith<DayQuestion>(question => live(question))

async function live({ folder, devices, intervalMs }: DayQuestion): Promise<LivedDay> {
  const began = performance.now()
  const storage = await openStorage({ folder, keepReadings: true, log: pino({ level: 'silent' }) })
  const day = new Day(storage.journal)
  const until = Date.now()
  const from = until - DAY
  await day.append(Array.from({ length: devices }, (_, n) => registration(n, from)))
  const gapMs = intervalMs / devices
  const count = Math.floor(DAY / gapMs)
  const bySnapshot = Math.floor((DAY - UNSNAPSHOT_MS) / gapMs)
  const readingAt = (n: number): Due => reading(n % devices, Math.floor(from + n * gapMs))
  for (let n = 0; n < bySnapshot; n += READINGS_PER_BATCH) {
    const length = Math.min(READINGS_PER_BATCH, bySnapshot - n)
    await day.append(Array.from({ length }, (_, i) => readingAt(n + i)))
  }
  await day.snapshot()
  // At this pace each has its own commit.
  for (let n = bySnapshot; n < count; n++) await day.append([readingAt(n)])
  await day.written()
  await storage.historyCaughtUp()
  return { readings: count, ms: performance.now() - began }
}

interface Due {
  readonly site: SiteId
  readonly now: number
  readonly input: Input
}

/** The flow without its door: each input through `step`, and into the journal with what followed. */
class Day {
  readonly #journal: Journal
  readonly #communities = new Communities(new RuleBook(kindList, rulesForAll))
  /** Answered in their order. */
  readonly #under: Promise<unknown>[] = []

  constructor(journal: Journal) {
    this.#journal = journal
  }

  async append(inputs: readonly Due[]): Promise<void> {
    this.#under.push(this.#journal.append(this.#stepThrough(inputs)))
    if (this.#under.length >= APPENDS_AT_ONCE) await this.#under.shift()
  }

  async written(): Promise<void> {
    await Promise.all(this.#under)
  }

  async snapshot(): Promise<void> {
    await this.written()
    const body = writeSnapshotBody(this.#communities.freeze())
    const seq = await this.#journal.head()
    await this.#journal.saveSnapshot({ seq, domainVersion: DOMAIN_VERSION, body })
  }

  #stepThrough(inputs: readonly Due[]): Batch {
    const entries: Entry[] = []
    const changes: Batch['changes'][number][] = []
    for (const { site, now, input } of inputs) {
      const { acceptance, changes: made } = step(this.#communities.open(site), input, now)
      entries.push({ site, now, input, ...(acceptance && { acceptance }) })
      changes.push(...made)
    }
    return { entries, changes }
  }
}

const deviceOf = (n: number) => {
  const kind = KINDS[n % KINDS.length] as Kind
  return { id: `${kind}-${n}`, kind, site: `site-${Math.floor(n / KINDS.length) % SITES}` }
}

function registration(n: number, now: number): Due {
  const device = { ...deviceOf(n), zone: 'east', name: `device ${n}` }
  return { site: device.site, now, input: { type: 'device-saved', device, actor: 'admin' } }
}

function reading(n: number, now: number): Due {
  const { id, kind, site } = deviceOf(n)
  const values = valuesOf[kind](wave(n, now), n, now)
  return { site, now, input: { type: 'reading', reading: { deviceId: id, ts: now, values } } }
}

/** From 0 to 1, with two decimals: slowly up and down, each device at its own place of the wave. */
const wave = (n: number, now: number): number =>
  Math.round(50 + 50 * Math.sin(now / (20 * MINUTE) + n + Math.floor((now % (7 * SECOND)) / SECOND) / 50)) /
  100

const KINDS = ['smart-bin', 'fire-lane-camera', 'ev-charger', 'wristband'] as const
type Kind = (typeof KINDS)[number]

/** Nothing that raises an alert: those that stay open are few in any community. */
const valuesOf: Readonly<Record<Kind, (wave: number, n: number, now: number) => Values>> = {
  'smart-bin': wave => ({ fillPercent: 10 + 40 * wave, temperatureC: 15 + 10 * wave, batteryPercent: 80 }),
  'fire-lane-camera': () => ({ vehicleCount: 0, tampered: false }),
  'ev-charger': (wave, n, now) => ({
    ...(isFree(n, now) ? FREE : { status: 'Charging', powerW: 2_000 + 5_000 * wave }),
    ...{ temperatureC: 25 + 10 * wave, voltageV: 230 },
  }),
  wristband: wave => ({ heartRateBpm: 65 + 20 * wave, spo2Percent: 97, batteryPercent: 70 }),
}

const FREE = { status: 'Available', powerW: 0 }
/** One hour of four: a car that charges all day would be an alert. */
const isFree = (n: number, now: number): boolean => Math.floor(now / HOUR + n) % 4 === 0
