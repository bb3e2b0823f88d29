// A history told to the product and to the second opinion.
import type { Alert } from '../../model/alert.ts'
import type { Device } from '../../model/device.ts'
import type { Input } from '../../model/input.ts'
import type { Values } from '../../model/reading.ts'
import { type DurationMs, type Instant, MINUTE, SECOND } from '../../model/time.ts'
import { freeze, thaw } from '../snapshot.ts'
import { type Community, defaultPolicy, newCommunity } from '../state.ts'
import { step } from '../step.ts'
import { saidOf } from './said-again.ts'
import { type Episode, SecondOpinion } from './second-opinion.ts'
import { book, T0 } from './site.ts'

const GRACE_MS = 30 * SECOND
const INTERVAL_MS = 2 * MINUTE
// How often something comes and goes decides who hears of it, and joins episodes: another matter.
const policy = { ...defaultPolicy, graceMs: GRACE_MS, chatterCount: 1_000 }

const kinds = Object.keys(saidOf)

type Reading = Extract<Input, { type: 'reading' }>['reading']

const deviceOf = (kind: string): Device => ({
  ...{ id: kind, kind, site: 's', zone: 'z', name: kind, expectedIntervalMs: INTERVAL_MS },
})

/** What may happen. */
export type Act =
  | { readonly do: 'reading'; readonly kind: string; readonly values: Values; readonly lagS: number | null }
  | { readonly do: 'again'; readonly back: number }
  | { readonly do: 'down' | 'leap' | 'reload' }

/** The same history, told to both. */
export class Told {
  #community: Community = newCommunity('s', book)
  #now: Instant = T0
  readonly #alerts = new Map<string, Alert>()
  readonly #toldAt = new Map<string, Instant>()
  readonly #endToldAt = new Map<string, Instant>()
  readonly #came: Reading[] = []
  readonly #opinions = new Map(kinds.map(kind => [kind, new SecondOpinion(saidOf[kind] ?? [], INTERVAL_MS)]))

  constructor() {
    this.#step({ type: 'started', policy })
    for (const kind of kinds) this.#step({ type: 'device-saved', device: deviceOf(kind), actor: 'admin' })
  }

  goes(pauseMs: DurationMs, act: Act): void {
    if (act.do === 'down' || act.do === 'leap') {
      this.#now += pauseMs
      this.#passOver(
        act.do === 'down' ? { type: 'started', policy } : { type: 'clock-stepped', byMs: pauseMs },
      )
    } else {
      this.#goOn(this.#now + pauseMs)
      if (act.do === 'reload') this.#reload()
      else if (act.do === 'again') this.#take(this.#came.at(-1 - act.back))
      else if (act.do === 'reading') this.#take(this.#readingOf(act))
    }
  }

  ends(): void {
    this.#goOn(this.#now + 40 * MINUTE)
  }

  /** What the product said, in times since the beginning. */
  episodes(kind: string, rule: string): Episode[] {
    return [...this.#alerts.values()]
      .filter(alert => alert.deviceId === kind && alert.rule === rule)
      .map(({ id, ...alert }) => ({ ...alert, ...this.#told(id) }))
      .map(fromBeginning)
  }

  opinion(kind: string, rule: string): Episode[] {
    return (this.#opinions.get(kind)?.courses.get(rule)?.episodes ?? []).map(fromBeginning)
  }

  #told(id: string) {
    return { toldAt: this.#toldAt.get(id) ?? Number.NaN, endToldAt: this.#endToldAt.get(id) ?? null }
  }

  #readingOf({ kind, values, lagS }: Extract<Act, { do: 'reading' }>): Reading {
    return { deviceId: kind, values, ...(lagS !== null && { ts: this.#now - lagS * SECOND }) }
  }

  #reload(): void {
    this.#community = thaw(JSON.parse(JSON.stringify(freeze(this.#community))), book)
  }

  #take(reading: Reading | undefined): void {
    if (reading === undefined) return
    // What has neither a stamp nor a message's name is never known again.
    if (reading.ts !== undefined) this.#came.push(reading)
    this.#step({ type: 'reading', reading })
    this.#opinions.get(reading.deviceId)?.takes(reading, this.#now)
  }

  #passOver(input: Input): void {
    for (const opinion of this.#opinions.values()) opinion.wasDown(this.#now, GRACE_MS)
    this.#step(input)
  }

  /** Second by second, to see in which of them something is told. */
  #goOn(until: Instant): void {
    while (this.#now < until) {
      this.#now += SECOND
      this.#step({ type: 'tick' })
      for (const opinion of this.#opinions.values()) opinion.goOn(this.#now)
    }
  }

  #step(input: Input): void {
    for (const { alert, event } of step(this.#community, input, this.#now).changes) {
      this.#alerts.set(alert.id, alert)
      if (event.type === 'raised') this.#toldAt.set(alert.id, this.#now)
      if (event.type === 'cleared') this.#endToldAt.set(alert.id, this.#now)
    }
  }
}

const fromBeginning = ({ raisedAt, clearedAt, severity, toldAt, endToldAt }: Episode): Episode => ({
  raisedAt: raisedAt - T0,
  clearedAt: clearedAt && clearedAt - T0,
  severity,
  toldAt: toldAt - T0,
  endToldAt: endToldAt && endToldAt - T0,
})
