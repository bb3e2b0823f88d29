import { holdersOf, LEFT, takeFromHolder } from '../alerts/in-hand.ts'
import type { AlertRecord } from '../alerts/record.ts'
import type { Alert, AlertChange } from '../model/alert.ts'
import type { Input } from '../model/input.ts'
import type { PersonId } from '../model/person.ts'
import type { Roster, RosterWhat } from '../model/roster.ts'
import { isTheirs } from '../notices/is-theirs.ts'
import { removeEntry, saveEntry } from '../notices/living-roster.ts'
import { dutyMayDiffer } from './duty-timers.ts'
import { calledMayDiffer } from './pursue.ts'
import type { Community } from './state.ts'

type RosterInput = Extract<Input, { readonly type: 'roster-saved' | 'roster-removed' }>

/** What somebody has in hand and cannot see to any more by this edit is called for anew: nobody else would come. */
export function editRoster(community: Community, input: RosterInput, changes: AlertChange[]): void {
  const { roster, now } = community
  const what = input.type === 'roster-saved' ? input.entry.what : input.what
  const before = DECIDES_WHOSE.has(what) ? inHand(community) : []
  if (input.type === 'roster-saved') saveEntry(roster, input.entry)
  else removeEntry(roster, what, input.id)
  dutyMayDiffer(community, what)
  for (const { record, holders } of before)
    if (holders.every(({ person, standing }) => standingOf(roster, person, record.alert) < standing))
      changes.push(...takeFromHolder(record, now, LEFT))
  if (what !== 'plan') calledMayDiffer(community, changes)
}

const DECIDES_WHOSE: ReadonlySet<RosterWhat> = new Set(['member', 'wearer', 'zone'])

interface InHand {
  readonly record: AlertRecord
  /** Such as could see to it: at least one. */
  readonly holders: readonly { readonly person: PersonId; readonly standing: Standing }[]
}

const inHand = ({ alerts, roster }: Community): InHand[] =>
  [...alerts.values()].flatMap(record => {
    const holders = (isOpen(record.alert) ? holdersOf(record) : [])
      .map(person => ({ person, standing: standingOf(roster, person, record.alert) }))
      .filter(({ standing }) => standing > 0)
    return holders.length === 0 ? [] : [{ record, holders }]
  })

const isOpen = ({ condition, latched }: Alert): boolean => condition === 'active' || latched

/** 0: not of this site; 1: of it, and this is not theirs; 2: theirs to see to. */
type Standing = 0 | 1 | 2

function standingOf(roster: Roster, person: PersonId, alert: Alert): Standing {
  const member = roster.members.get(person)
  if (member === undefined) return 0
  return isTheirs(member, alert, roster) ? 2 : 1
}
