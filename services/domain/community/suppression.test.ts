import { allRules } from '../kinds/kinds.ts'
import { type Alert, type AlertChange, isForPeople } from '../model/alert.ts'
import { isNeverHeld } from '../model/rule.ts'
import { DAY, HOUR, MINUTE } from '../model/time.ts'
import { freeze, thaw } from './snapshot.ts'
import type { Community } from './state.ts'
import { step } from './step.ts'
import { type NoisyHistory, noisyHistory, noisySite } from './testing/noisy-history.ts'
import { insist, property as randomly } from './testing/property.ts'
import { book } from './testing/site.ts'
import { EXPLAINS } from './topology.ts'

const neverHeld = new Set(allRules.filter(isNeverHeld).map(({ id }) => id))

const property = (title: string, check: (history: NoisyHistory) => void) =>
  randomly(title, noisyHistory, check, 60)

function run(history: NoisyHistory, community = noisySite()): AlertChange[] {
  return history.flatMap(([input, now]) => [...step(community, input, now).changes])
}

property('what a life may hang on is never held back, shelved, grouped or summarised', history => {
  for (const { alert } of run(history)) {
    if (!neverHeld.has(alert.rule)) continue
    const { id, suppressed, announced, group, shelvedUntil } = alert
    insist(suppressed === null && announced && group === id && shelvedUntil === null, `${id} ${alert.rule}`)
  }
})

property('people hear of an alert once, and of the end of all that they heard of', history => {
  const community = noisySite()
  const changes = [...run(history, community), ...laterOn(community, history)]
  for (const [id, ofAlert] of byAlert(changes)) {
    const firsts = ofAlert.filter((change, i) => isFirstWord(change, ofAlert[i - 1]?.alert))
    insist(firsts.length <= 1, `${id} is announced ${firsts.length} times`)
    const ends = ofAlert.filter(({ event }) => ENDS.has(event.type))
    insist(ends.length <= 2, `${id} ends ${ends.length} times`)
    for (const end of ends)
      insist(isForPeople(end) === end.alert.announced, `${id}: ${end.event.type} for the wrong people`)
    insist(
      ofAlert.every(({ alert }, i) => alert.announced || !ofAlert[i - 1]?.alert.announced),
      `${id} forgot`,
    )
  }
})

property('nothing is held back for ever: whatever explains the rest, people heard of', history => {
  const community = noisySite()
  run(history, community)
  laterOn(community, history)
  for (const { alert } of community.alerts.values()) {
    if (alert.condition !== 'active' || alert.suppressed === null) continue
    insist(alert.suppressed.reason === 'parent', `${alert.id} is held back: ${alert.suppressed.reason}`)
    const top = explanationOf(community, alert)
    insist(top !== undefined, `${alert.id} ${alert.rule} ${alert.deviceId} waits for ${alert.suppressed.by}`)
    insist(top?.announced === true, `${alert.id} is explained by what nobody heard of`)
  }
})

property('a state taken through a snapshot at any moment says the same', history => {
  let community = noisySite()
  const reloaded = history.flatMap(([input, now]) => {
    community = thaw(JSON.parse(JSON.stringify(freeze(community))), book)
    return [...step(community, input, now).changes]
  })
  const stayed = run(history)
  const at = stayed.findIndex((change, i) => JSON.stringify(change) !== JSON.stringify(reloaded[i]))
  insist(at === -1 && stayed.length === reloaded.length, JSON.stringify([stayed[at], reloaded[at]]))
})

property('ticks from which nothing followed are not missed in a replay', history => {
  const live = noisySite()
  const replayed = noisySite()
  for (const [input, now] of history) {
    if (input.type === 'started') continue // comes after a replay, never before one
    for (const [one, at] of [
      [{ type: 'tick' }, now - MINUTE / 2],
      [{ type: 'tick' }, now],
      [input, now],
    ] as const) {
      if (at < live.now) continue
      const { changes } = step(live, one, at)
      if (one.type === 'tick' && changes.length === 0) continue
      const again = step(replayed, one, at).changes
      insist(JSON.stringify(changes) === JSON.stringify(again), JSON.stringify([changes, again]))
    }
  }
})

/** Two days on, with a tick a few minutes: every window, shelf and flood is over. */
function laterOn(community: Community, history: NoisyHistory): AlertChange[] {
  const from = history.at(-1)?.[1] ?? 0
  const changes: AlertChange[] = []
  for (let at = from; at < from + 2 * DAY; at += HOUR)
    changes.push(...step(community, { type: 'tick' }, at).changes)
  return changes
}

const ENDS: ReadonlySet<string> = new Set(['cleared', 'withdrawn'])

function byAlert(changes: readonly AlertChange[]): Map<string, AlertChange[]> {
  const found = new Map<string, AlertChange[]>()
  for (const change of changes) found.set(change.alert.id, [...(found.get(change.alert.id) ?? []), change])
  return found
}

function isFirstWord({ alert, event }: AlertChange, before: Alert | undefined): boolean {
  if (!alert.announced || before?.announced) return false
  insist(event.type === 'raised' || event.type === 'released', `${alert.id} announced by ${event.type}`)
  return true
}

/** The alert at the top of all that explain this one, or nothing where that is none of an open one. */
function explanationOf(community: Community, alert: Alert): Alert | undefined {
  let top: Alert | undefined = alert
  while (top?.suppressed?.reason === 'parent' && !top.announced) {
    top = community.alerts.get(top.suppressed.by)?.alert
    if (top === undefined || top.condition !== 'active' || !EXPLAINS.has(top.rule)) return undefined
  }
  return top
}
