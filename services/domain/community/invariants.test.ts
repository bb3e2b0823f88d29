import { allRules } from '../kinds/kinds.ts'
import { type AlertChange, isForPeople, SEVERITIES } from '../model/alert.ts'
import { isNeverHeld } from '../model/rule.ts'
import { step } from './step.ts'
import { noisySite } from './testing/noisy-history.ts'
import { laterOn, play } from './testing/play.ts'
import { insist, property } from './testing/property.ts'
import { type RandomHistory, randomHistory } from './testing/random-history.ts'

// What is so of every alert, whatever happens to the site and in whichever order it is heard of.
const holds = (title: string, check: (history: RandomHistory) => void) =>
  property(title, randomHistory, check)

const neverHeld = new Set(allRules.filter(isNeverHeld).map(({ id }) => id))

holds('there are never two open alerts of one device and rule', history => {
  const open = new Map<string, string>()
  for (const { alert } of play(history)) {
    const identity = `${alert.deviceId} ${alert.rule}`
    if (alert.condition === 'active' && alert.handling !== 'resolved') {
      const other = open.get(identity)
      insist(other === undefined || other === alert.id, `${other} and ${alert.id} are both open`)
      open.set(identity, alert.id)
    } else if (open.get(identity) === alert.id) open.delete(identity)
  }
})

holds('the events of an alert count from one without a gap, from raised on, and end once', history => {
  for (const [before, change] of pairs(play(history))) {
    const { alert, event } = change
    insist(event.n === (before?.event.n ?? 0) + 1, `${alert.id} jumps to event ${event.n}`)
    insist((event.type === 'raised') === (event.n === 1), `${alert.id} begins with ${event.type}`)
    insist(before?.alert.handling !== 'resolved', `${alert.id} goes on after its end: ${event.type}`)
    if (event.type === 'cleared') insist(before?.alert.condition === 'active', `${alert.id} is cleared twice`)
  }
})

holds('an alert is never worse than its worst, and what is counted of it never shrinks', history => {
  for (const [before, { alert, event }] of pairs(play(history))) {
    const { id, severity, peakSeverity, occurrences, version, raisedAt, clearedAt } = alert
    const what = `${id} ${alert.rule} after ${event.type}`
    insist(SEVERITIES.indexOf(peakSeverity) >= SEVERITIES.indexOf(severity), `${what}: beyond its worst`)
    insist((clearedAt === null) === (alert.condition === 'active'), `${what}: half cleared`)
    insist(clearedAt === null || clearedAt >= raisedAt, `${what}: over before it began`)
    if (before === undefined) continue
    const was = before.alert
    insist(
      SEVERITIES.indexOf(peakSeverity) >= SEVERITIES.indexOf(was.peakSeverity),
      `${what}: its worst shrinks`,
    )
    insist(occurrences >= was.occurrences && version >= was.version, `${what}: a count shrinks`)
    insist(
      raisedAt === was.raisedAt && !(was.announced && !alert.announced),
      `${what}: its beginning changed`,
    )
  }
})

holds('what a person must end is never ended by itself', history => {
  for (const [before, { alert, event }] of pairs(play(history))) {
    if (event.type === 'cleared' && before?.alert.latched)
      insist(event.actor === 'wang', `${alert.id} cleared by itself`)
  }
})

holds('what a life may hang on is never held back, shelved, grouped or summarised', history => {
  for (const { alert } of play(history)) {
    if (!neverHeld.has(alert.rule)) continue
    const { id, suppressed, announced, group, shelvedUntil } = alert
    insist(suppressed === null && announced && group === id && shelvedUntil === null, `${id} ${alert.rule}`)
  }
})

holds(
  'once all devices are gone no alert is open, and people heard the end of all that they heard of',
  history => {
    const community = noisySite()
    const changes = play(history, undefined, community)
    const now = history.at(-1)?.[1] ?? community.now
    for (const deviceId of [...community.devices.keys()])
      changes.push(...step(community, { type: 'device-deleted', deviceId, actor: 'admin' }, now).changes)
    changes.push(...laterOn(community))
    for (const { alert } of new Map(changes.map(change => [change.alert.id, change])).values())
      insist(
        alert.condition === 'cleared' || alert.handling === 'resolved',
        `${alert.id} ${alert.rule} is open`,
      )
    for (const [before, change] of pairs(changes)) {
      const ends = before?.alert.condition === 'active' && change.alert.condition === 'cleared'
      if (ends && before.alert.announced) insist(isForPeople(change), `${change.alert.id} ended unheard`)
    }
  },
)

holds('an SOS pressed is an open alert, whatever the hour of its stamp', history => {
  const community = noisySite()
  for (const [input, now] of history) {
    const { acceptance, changes } = step(community, input, now)
    if (input.type !== 'reading' || input.reading.values.sos !== true) continue
    if (acceptance?.standing === 'repeated' || acceptance?.standing === 'unknown-device') continue
    const wasHeard = acceptance?.standing !== 'live' && changes.length === 0
    const open = community.devices.get('band')?.open.sos
    const isOff = !community.devices.get('band')?.program.byId.has('sos')
    insist(open !== undefined || isOff || wasHeard, 'a press of SOS left no alert')
  }
})

/** Each change with the one before it of the same alert. */
function pairs(changes: readonly AlertChange[]): [AlertChange | undefined, AlertChange][] {
  const last = new Map<string, AlertChange>()
  return changes.map(change => {
    const before = last.get(change.alert.id)
    last.set(change.alert.id, change)
    return [before, change]
  })
}
