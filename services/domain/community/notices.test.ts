import fc from 'fast-check'
import type { Alert, AlertChange } from '../model/alert.ts'
import type { EscalationPlan } from '../model/escalation.ts'
import type { NoticeReason } from '../model/notice.ts'
import { MINUTE, SECOND } from '../model/time.ts'
import { isLifeSafety } from './life-safety.ts'
import { freeze, thaw } from './snapshot.ts'
import type { Community } from './state.ts'
import { step } from './step.ts'
import { noisySite } from './testing/noisy-history.ts'
import { play } from './testing/play.ts'
import { insist, property } from './testing/property.ts'
import { type RandomHistory, randomHistory } from './testing/random-history.ts'
import { book } from './testing/site.ts'
import { roster, staffed } from './testing/staff.ts'

// What is so of everybody who is told, whatever happens to the site.
const pressing: EscalationPlan = {
  id: 'pressing',
  match: {},
  steps: [
    { afterMs: 0, tell: [{ who: 'duty' }] },
    { afterMs: 40 * SECOND, tell: [{ who: 'role', role: 'manager' }] },
  ],
  repeatAfterMs: 2 * MINUTE,
  takeWithinMs: 5 * MINUTE,
  resolveWithinMs: 10 * MINUTE,
}

const withPlan = fc.record({ history: randomHistory, hasPlan: fc.boolean() })

function staffedSite(hasPlan: boolean): Community {
  const community = staffed(noisySite())
  if (hasPlan) step(community, roster({ what: 'plan', plan: pressing }), community.now)
  return community
}

const holds = (title: string, check: (changes: readonly AlertChange[]) => void, ordinarily?: number) =>
  property(
    title,
    withPlan,
    ({ history, hasPlan }) => check(play(history, undefined, staffedSite(hasPlan))),
    ordinarily,
  )

holds('a notice has the number of its event, so no two are the same', changes => {
  for (const { alert, event } of changes) {
    insist((event.type === 'notified') === (event.notice !== undefined), `${event.type} without its notice`)
    if (event.notice) insist(event.notice.id === `${alert.id}/${event.n}`, event.notice.id)
  }
})

/** They call for somebody; nobody is called for what somebody has in hand. */
const CALLS: ReadonlySet<NoticeReason> = new Set(['raised', 'reopened', 'next-step', 'again', 'not-taken'])

holds(
  'nobody is called for what is in hand, settled, held back or paused',
  changes => {
    for (const { alert, event } of changes) {
      const { notice } = event
      if (notice === undefined || !CALLS.has(notice.why)) continue
      const { id, rule, handling, suppressed } = alert
      insist(handling === 'new' && suppressed === null, `${id} ${rule} ${notice.why}: ${handling}`)
    }
  },
  300,
)

const LONGEST_SILENCE_MS = 181 * SECOND

const playWatched = (history: RandomHistory, community: Community, look: (at: number) => void) =>
  play(
    history,
    state => {
      look(state.now)
      return state
    },
    community,
  )

property(
  'while nobody answers what a life may hang on, somebody is always to be called soon',
  withPlan,
  ({ history, hasPlan }) => {
    const community = staffedSite(hasPlan)
    playWatched(history, community, () => {
      for (const { alert } of community.alerts.values()) {
        if (!isLifeSafety(community, alert) || alert.handling !== 'new' || !isCalling(alert)) continue
        const callAt = community.pursuits.get(alert.id)?.callAt
        const inMs = (callAt ?? Number.POSITIVE_INFINITY) - community.now
        insist(inMs <= LONGEST_SILENCE_MS, `${alert.id} ${alert.rule}: nobody is called for ${inMs} ms`)
      }
    })
  },
)

/** A fire that is out calls nobody; an SOS does until somebody says so. */
const isCalling = ({ condition, latched }: Alert): boolean => latched || condition === 'active'

property(
  'restarts at random points repeat nobody’s call and forget none',
  fc.tuple(withPlan, fc.array(fc.nat(80), { minLength: 1, maxLength: 6 })),
  ([{ history, hasPlan }, places]) => {
    const reload = (community: Community) => thaw(JSON.parse(JSON.stringify(freeze(community))), book)
    const stayed = play(history, undefined, staffedSite(hasPlan))
    const restarted = play(
      history,
      (community, place) => (places.includes(place) ? reload(community) : community),
      staffedSite(hasPlan),
    )
    insist(JSON.stringify(stayed) === JSON.stringify(restarted), 'it went another way')
  },
)

property(
  'without anybody who could be told, nothing else happens than without any roster',
  randomHistory,
  history => {
    const told = play(history, undefined, staffedSite(true))
    const alone = play(history)
    const telling: ReadonlySet<string> = new Set(['notified', 'escalated'])
    const without = told.filter(({ event }) => !telling.has(event.type))
    insist(without.length === alone.length, `${without.length} changes, ${alone.length} without a roster`)
    for (const [i, { alert, event }] of without.entries()) {
      const other = alone[i]
      insist(
        other?.alert.id === alert.id && other.event.type === event.type && other.event.at === event.at,
        `${alert.id} ${event.type}`,
      )
    }
  },
)
