import type { AlertChange, AlertEventType, Severity } from '../../../services/domain/model/alert.ts'
import type { NumberedChange } from '../../../services/journal/journal.ts'

/** An event as it has to come; what is left out may be anything. */
export interface Expected {
  readonly type: AlertEventType
  readonly severity?: Severity
  readonly at?: number
  readonly note?: string
}

/** What every device's alerts have to be, rule by rule: no more of them, no fewer, no others. */
export class Episodes {
  readonly #expected = new Map<string, Expected[][]>()

  /** The next episode of this rule on this device; events that are added to the answer later count too. */
  expect(deviceId: string, rule: string, events: Expected[]): Expected[] {
    const key = `${deviceId} ${rule}`
    const known = this.#expected.get(key)
    if (known === undefined) this.#expected.set(key, [events])
    else known.push(events)
    return events
  }

  get counted(): Readonly<Record<string, number>> {
    const episodes = [...this.#expected.values()].flat()
    return { 'alerts expected': episodes.length, 'their events': episodes.flat().length }
  }

  *faults(changes: readonly NumberedChange[]): Iterable<string> {
    const found = episodesIn(changes)
    for (const [key, expected] of this.#expected) yield* compared(key, expected, found.get(key) ?? [])
    for (const [key, episodes] of found) {
      if (!this.#expected.has(key)) yield `${key}: ${episodes.length} alerts that nothing called for`
    }
  }
}

/** By device and rule, in the order of their raising. */
function episodesIn(changes: readonly NumberedChange[]): Map<string, AlertChange[][]> {
  const byAlert = Map.groupBy(
    // The server may find itself slow on a busy machine.
    changes.map(({ change }) => change).filter(({ alert }) => alert.deviceKind !== 'server'),
    ({ alert }) => alert.id,
  )
  return Map.groupBy(byAlert.values(), ([first]) => `${first?.alert.deviceId} ${first?.alert.rule}`)
}

function* compared(key: string, expected: readonly Expected[][], found: readonly AlertChange[][]) {
  if (found.length !== expected.length) {
    yield `${key}: ${found.length} alerts, and ${expected.length} were called for`
  }
  for (const [i, events] of found.entries()) {
    const wanted = expected[i]
    if (wanted === undefined) yield `${key}: ${told(events)} was not called for`
    else if (!isSame(events, wanted))
      yield `${key}: ${told(events)} should be ${wanted.map(words).join(', ')}`
  }
}

// How often a trigger is announced again depends on how long an episode lasts.
const counts = ({ event }: AlertChange): boolean => event.type !== 'occurred'

function isSame(all: readonly AlertChange[], wanted: readonly Expected[]): boolean {
  const events = all.filter(counts)
  return events.length === wanted.length && events.every((change, i) => fits(change, wanted[i] as Expected))
}

const fits = ({ alert, event }: AlertChange, wanted: Expected): boolean =>
  event.type === wanted.type &&
  (wanted.severity === undefined || alert.severity === wanted.severity) &&
  (wanted.at === undefined || event.at === wanted.at) &&
  (wanted.note === undefined || event.note === wanted.note)

const told = (events: readonly AlertChange[]): string =>
  `${events[0]?.alert.id} (${events.map(({ alert, event }) => words({ ...event, severity: alert.severity, note: event.note ?? '' })).join(', ')})`

const words = ({ type, severity, at, note }: Expected): string =>
  [type, severity, at, note].filter(word => word !== undefined && word !== '').join(' ')
