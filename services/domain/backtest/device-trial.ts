import type { Program } from '../community/program.ts'
import { type Community, newCommunity } from '../community/state.ts'
import { step } from '../community/step.ts'
import type { Alert, AlertChange } from '../model/alert.ts'
import type { Device } from '../model/device.ts'
import type { Input } from '../model/input.ts'
import { isEmpty, type Values } from '../model/reading.ts'
import type { Instant } from '../model/time.ts'
import { type Side, sideOf, type TrialBook } from './trial.ts'

/** One time that a rule of the trial would have raised: the alert as it would have stood in the end. */
export interface TrialEpisode {
  readonly side: Side
  readonly alert: Alert
  /** Nothing where it was not over at the end of the trial. */
  readonly endedAt: Instant | null
}

/**
 * The past readings of one device through `step`, with the rules of a trial and nothing else: what comes of it is what
 * the server would have raised, had each reading come in time and in order. Episodes are told when they end, of each side
 * in the order in which they began.
 */
export class DeviceTrial {
  readonly #device: Device
  readonly #community: Community
  readonly #told: (episode: TrialEpisode) => void
  readonly #open = new Map<string, Alert>()
  readonly #program: Program
  readonly #seesAll: boolean
  #hasFailed = false
  /** What its rules look at; none where none of them applies to the device. */
  readonly metrics: ReadonlySet<string>

  /** `startAt` is before the first reading. */
  constructor(
    { book, rules, policy }: TrialBook,
    device: Device,
    startAt: Instant,
    told: (episode: TrialEpisode) => void,
  ) {
    this.#device = device
    this.#told = told
    this.#program = book.programFor(device, rules)
    this.#community = newCommunity(device.site, book)
    this.#follow({ type: 'started', policy }, startAt)
    for (const tuning of rules.tunings.values()) {
      this.#follow({ type: 'rule-tuned', tuning, actor: 'trial' }, startAt)
    }
    this.#follow({ type: 'device-saved', device, actor: 'trial' }, startAt)
    this.metrics = new Set(metricsFor(this.#program))
    this.#seesAll =
      this.#program.droppingOut.length > 0 ||
      this.#program.rules.some(({ seesAll, hearsSilence }) => seesAll || hearsSilence)
  }

  /** False where all of them are switched off for the device. */
  get applies(): boolean {
    return this.#program.rules.length > 0
  }

  /** The draft is switched off for the device. */
  get isDraftOff(): boolean {
    const { rules, broken } = this.#program
    return ![...rules, ...broken].some(({ rule }) => sideOf(rule.id) === 'draft')
  }

  /** A rule of the trial could not be compiled or evaluated, and was off from there on. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** The next reading in the order of time, with what the rules look at of it at least. */
  take(at: Instant, values: Values): void {
    if (!this.#seesAll && isEmpty(values)) return
    // Without a stamp it is never taken for the one before it sent again: the history holds each reading once.
    this.#follow({ type: 'reading', reading: { deviceId: this.#device.id, values } }, at)
  }

  /** Time goes on to `at`; what is still open then is told as it stands. */
  end(at: Instant): void {
    this.#follow({ type: 'tick' }, at)
    for (const alert of this.#open.values()) {
      const occurrences = this.#community.alerts.get(alert.id)?.occurrences ?? alert.occurrences
      this.#tell({ ...alert, occurrences }, null)
    }
    this.#open.clear()
  }

  #follow(input: Input, now: Instant): void {
    const { changes, failures } = step(this.#community, input, now)
    if (failures !== undefined) this.#hasFailed = true
    for (let i = 0; i < changes.length; i++) this.#note(changes[i] as AlertChange)
  }

  #note({ alert, event }: AlertChange): void {
    if (event.type === 'raised' ? !this.#program.byId.has(alert.rule) : !this.#open.has(alert.id)) return
    this.#open.set(alert.id, alert)
    if (alert.condition === 'active' && alert.handling !== 'resolved') return
    this.#open.delete(alert.id)
    this.#tell(alert, alert.clearedAt ?? event.at)
  }

  #tell(alert: Alert, endedAt: Instant | null): void {
    this.#told({ side: sideOf(alert.rule), alert, endedAt })
  }
}

/** What its rules look at, and by what it is told whether that is believed. */
function metricsFor({ rules, sensed, doubting }: Program): string[] {
  const looked = rules.flatMap(({ metrics }) => metrics)
  if (doubting.length > 0) return [...looked, ...sensed.map(({ metric }) => metric)]
  const knocks = sensed
    .filter(({ metric }) => looked.includes(metric))
    .map(({ blind }) => blind?.knock.metric)
  return [...looked, ...knocks.filter(metric => metric !== undefined)]
}
