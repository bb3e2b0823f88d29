import { DeviceTrial, type TrialEpisode } from '../domain/backtest/device-trial.ts'
import { type Side, type TrialBook, trialBook } from '../domain/backtest/trial.ts'
import type { Device } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Policy } from '../domain/model/policy.ts'
import type { DurationMs, Instant } from '../domain/model/time.ts'
import type { PastReader } from '../store/past-reader.ts'
import { BusyHours } from './busy-hours.ts'
import type { BacktestConfig } from './config.ts'
import { type DayOf, dayIn, daysOf } from './days.ts'
import type { BacktestProgress, BacktestRequest, BacktestResult, TriedDevice } from './desk.ts'
import { Overlap } from './overlap.ts'
import { Progress } from './progress.ts'
import { Tally } from './tally.ts'
import { Worst } from './worst.ts'

/** Everything that one backtest needs to know. Plain data: it goes to another process. */
export interface BacktestJob {
  readonly request: BacktestRequest
  readonly limits: Pick<BacktestConfig, 'leadInMs' | 'episodesMax' | 'devicesMax'>
  /** By site. */
  readonly policies: ReadonlyMap<SiteId, Policy>
}

export interface BacktestParts {
  readonly past: Pick<PastReader, 'readings' | 'raised'>
  readonly kinds: readonly Kind[]
  readonly steadyNowMs: () => DurationMs
  /** Called after each page of readings. */
  readonly onProgress: (progress: BacktestProgress) => void | Promise<void>
}

/** Tries the rule on one device after the other. Holds no more than a page of readings and what is told in the end. */
export async function runBacktest(job: BacktestJob, parts: BacktestParts): Promise<BacktestResult> {
  const run = new Run(job, parts)
  for (const tried of job.request.devices) await run.device(tried)
  return run.result()
}

class Run {
  readonly #job: BacktestJob
  readonly #parts: BacktestParts
  readonly #progress: Progress
  readonly #tally: Tally
  readonly #worst: Readonly<Record<Side, Worst>>
  readonly #hours: Readonly<Record<Side, BusyHours>> = { draft: new BusyHours(), present: new BusyHours() }
  readonly #books = new Map<SiteId, { readonly book: TrialBook; readonly dayOf: DayOf }>()
  #readings = 0
  #devices = 0
  #devicesOff = 0
  #failedDevices = 0
  #firstReadingAt: Instant | null = null

  constructor(job: BacktestJob, parts: BacktestParts) {
    const { from, to, devices, trial } = job.request
    this.#job = job
    this.#parts = parts
    this.#progress = new Progress(devices.length, { from, to }, parts.steadyNowMs)
    const { episodesMax } = job.limits
    this.#worst = { draft: new Worst(episodesMax), present: new Worst(episodesMax) }
    const days = new Set([...job.policies.keys()].flatMap(site => daysOf(this.#siteOf(site).dayOf, from, to)))
    this.#tally = new Tally([...days], trial.present !== undefined)
  }

  async device({ device, historyFrom }: TriedDevice): Promise<void> {
    const { request, limits } = this.#job
    const range = { from: Math.max(request.from - limits.leadInMs, historyFrom ?? 0), to: request.to }
    const { book } = this.#siteOf(device.site)
    const overlap = new Overlap(this.#parts.past.raised(device.id, request.trial.draft.rule.id, request))
    const trial = new DeviceTrial(book, device, range.from - 1, episode =>
      this.#note(device, episode, overlap),
    )
    if (trial.applies && range.from < range.to) await this.#read(device, trial, range)
    if (trial.isDraftOff) this.#devicesOff += 1
    if (trial.hasFailed) this.#failedDevices += 1
    for (const [{ raisedAt, cause }, alsoFired] of overlap.all()) {
      this.#tally.raised(device.id, this.#dayOf(device, raisedAt), cause === 'false-alarm', alsoFired)
    }
    this.#progress.deviceDone()
    await this.#parts.onProgress(this.#progress.now())
  }

  result(): BacktestResult {
    const { trial } = this.#job.request
    return {
      fired: this.#tally.firedBy('draft'),
      present: trial.present === undefined ? null : this.#tally.firedBy('present'),
      raised: this.#tally.allRaised(),
      days: this.#tally.days(),
      byDevice: this.#tally.byDevice(this.#job.limits.devicesMax),
      episodes: this.#worst.draft.inOrder(),
      presentEpisodes: this.#worst.present.inOrder(),
      busiest: { fired: this.#hours.draft.most(), present: this.#hours.present.most() },
      readings: this.#readings,
      devices: this.#devices,
      devicesOff: this.#devicesOff,
      failedDevices: this.#failedDevices,
      firstReadingAt: this.#firstReadingAt,
      tookMs: this.#progress.tookMs,
    }
  }

  async #read(
    device: Device,
    trial: DeviceTrial,
    range: { readonly from: Instant; readonly to: Instant },
  ): Promise<void> {
    const { from } = this.#job.request
    const before = this.#readings
    let first: Instant | null = null
    let last = range.from
    const take = (at: Instant, values: Parameters<DeviceTrial['take']>[1]) => {
      trial.take(at, values)
      last = at
      if (at < from) return
      first ??= at
      this.#readings += 1
    }
    for (const count of this.#parts.past.readings(device.id, range, trial.metrics, take)) {
      this.#progress.page(count, last)
      await this.#parts.onProgress(this.#progress.now())
    }
    trial.end(range.to - 1)
    if (this.#readings > before) this.#devices += 1
    if (first !== null) this.#firstReadingAt = Math.min(first, this.#firstReadingAt ?? first)
  }

  /** What began before the range is none of it: nobody knows when it really began. */
  #note(device: Device, { side, alert, endedAt }: TrialEpisode, overlap: Overlap): void {
    if (side === 'draft') overlap.episode(alert.raisedAt, endedAt)
    if (alert.raisedAt < this.#job.request.from) return
    this.#tally.fired(side, alert.peakSeverity, device.id, this.#dayOf(device, alert.raisedAt))
    this.#hours[side].add(alert.raisedAt)
    this.#worst[side].add({ alert, endedAt })
  }

  #dayOf(device: Device, at: Instant): string {
    return this.#siteOf(device.site).dayOf(at)
  }

  #siteOf(site: SiteId): { readonly book: TrialBook; readonly dayOf: DayOf } {
    let known = this.#books.get(site)
    if (known === undefined) {
      const policy = this.#job.policies.get(site)
      if (policy === undefined) throw new Error(`no policy for the site ${site}`)
      known = {
        book: trialBook(this.#job.request.trial, this.#parts.kinds, policy),
        dayOf: dayIn(policy.timeZone ?? 'UTC'),
      }
      this.#books.set(site, known)
    }
    return known
  }
}
