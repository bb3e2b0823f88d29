// A history told to the product and to the second opinion.
import type { Alert } from '../../model/alert.ts'
import type { Device } from '../../model/device.ts'
import type { Input } from '../../model/input.ts'
import type { Values } from '../../model/reading.ts'
import { type DurationMs, type Instant, MINUTE, SECOND } from '../../model/time.ts'
import { freeze, thaw } from '../snapshot.ts'
import { type Community, defaultPolicy, newCommunity } from '../state.ts'
import { step } from '../step.ts'
import type { Episode } from './said.ts'
import { jumpsOf, saidOf } from './said-again.ts'
import { CHARGING_LONG_MS } from './said-of-chargers.ts'
import { SecondOpinion } from './second-opinion.ts'
import { book, T0, tuned } from './site.ts'

const GRACE_MS = 30 * SECOND
/** Of starts one soon after the other. */
const GRACES_MS_MAX = 2 * MINUTE
const INTERVAL_MS = 2 * MINUTE
// How often something comes and goes decides who hears of it, and joins episodes: another matter.
const policy = { ...defaultPolicy, graceMs: GRACE_MS, chatterCount: 1_000 }

/** By their kinds; two bands, one for what a body says and one for what befalls who wears it. */
const kindOf: Readonly<Record<string, string>> = {
  camera: 'fire-lane-camera',
  band: 'wristband',
  pendant: 'wristband',
  charger: 'ev-charger',
  bin: 'smart-bin',
}
export const deviceIds = Object.keys(kindOf)

type Reading = Extract<Input, { type: 'reading' }>['reading']

const deviceOf = (id: string): Device => ({
  ...{ id, kind: kindOf[id] ?? '', site: 's', zone: 'z', name: id, expectedIntervalMs: INTERVAL_MS },
})

const opinionOf = (id: string): SecondOpinion => {
  const kind = kindOf[id] ?? ''
  return new SecondOpinion(saidOf[kind] ?? [], jumpsOf[kind] ?? {}, INTERVAL_MS)
}

/** What may happen. */
export type Act =
  | {
      readonly do: 'reading'
      readonly deviceId: string
      readonly values: Values
      readonly lagS: number | null
    }
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
  #graceSince: Instant = 0
  #graceUntil: Instant = 0
  readonly #opinions = new Map(deviceIds.map(id => [id, opinionOf(id)]))

  constructor() {
    this.#step({ type: 'started', policy })
    this.#step(tuned('charging-long', { forMs: CHARGING_LONG_MS }))
    for (const id of deviceIds) this.#step({ type: 'device-saved', device: deviceOf(id), actor: 'admin' })
  }

  goes(pauseMs: DurationMs, act: Act): void {
    if (act.do === 'down' || act.do === 'leap') {
      this.#now += pauseMs
      this.#passOver(
        act.do === 'down' ? { type: 'started', policy } : { type: 'clock-stepped', byMs: pauseMs },
        pauseMs,
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

  /** What the product said of a rule, in times since the beginning. */
  episodes(deviceId: string, rule: string): Episode[] {
    return [...this.#alerts.values()]
      .filter(alert => alert.deviceId === deviceId && alert.rule === rule)
      .map(({ id, ...alert }) => ({ ...alert, ...this.#told(id) }))
      .map(fromBeginning)
  }

  /** What the second opinion says, by rule. */
  opinions(deviceId: string): [rule: string, Episode[]][] {
    const ofDevice = Object.entries(this.#opinions.get(deviceId)?.episodes() ?? {})
    return ofDevice.map(([rule, episodes]) => [rule, episodes.map(fromBeginning)])
  }

  #told(id: string) {
    return { toldAt: this.#toldAt.get(id) ?? Number.NaN, endToldAt: this.#endToldAt.get(id) ?? null }
  }

  #readingOf({ deviceId, values, lagS }: Extract<Act, { do: 'reading' }>): Reading {
    return { deviceId, values, ...(lagS !== null && { ts: this.#now - lagS * SECOND }) }
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

  #passOver(input: Input, missedMs: DurationMs): void {
    if (this.#now > this.#graceUntil) this.#graceSince = this.#now
    const graceMs = Math.max(0, Math.min(GRACE_MS, this.#graceSince + GRACES_MS_MAX - this.#now))
    this.#graceUntil = this.#now + graceMs
    for (const opinion of this.#opinions.values()) opinion.wasDown(this.#now, missedMs, graceMs)
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
