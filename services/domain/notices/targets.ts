import type { About } from '../model/about.ts'
import type { Target } from '../model/escalation.ts'
import type { PersonId, Role } from '../model/person.ts'
import type { ZoneId } from '../model/place.ts'
import type { Roster } from '../model/roster.ts'
import type { Instant } from '../model/time.ts'
import { countingRotas, onDuty } from './duty.ts'
import { presenceOf } from './duty-presence.ts'
import { ofRole, responsibleFor } from './route.ts'

/** Where and when it is, what it is about, and of whom. */
export interface Scene {
  readonly roster: Roster
  readonly zone: ZoneId
  readonly about: About
  /** Whoever looks after the wearer, in the order in which they are called; nobody where it is about no wearer. */
  readonly carers: readonly PersonId[]
  readonly assignee: PersonId | null
  /** A life may hang on it: where nobody is a manager, those who run the server are told in their place. */
  readonly isLifeSafety: boolean
  readonly timeZone: string
  readonly at: Instant
}

/**
 * Whom these targets mean now, each once, in their order; only such as are there. Where that is nobody and it must be
 * somebody it is those who answer for the site: an alert of which nobody hears is the worst of all answers.
 */
export function peopleFor(
  targets: readonly Target[],
  scene: Scene,
  mustBeSomebody: boolean,
): readonly PersonId[] {
  const { members } = scene.roster
  const meant = new Set(targets.flatMap(target => meantBy(target, scene)).filter(id => members.has(id)))
  return meant.size > 0 || !mustBeSomebody ? [...meant] : lastResort(scene)
}

/**
 * Whether anybody is called: on a site that was never set up, alerts are seen in the console alone. One that was is not so
 * again when the last of its staff leave: then it is those who answer for it.
 */
export const isStaffed = ({ members, wearers, rotas, plans }: Omit<Roster, 'zones'>): boolean =>
  wearers.size > 0 ||
  rotas.size > 0 ||
  plans.size > 0 ||
  [...members.values()].some(({ role }) => role !== 'administrator')

function meantBy(target: Target, scene: Scene): readonly PersonId[] {
  switch (target.who) {
    case 'responsible':
      return responsible(scene)
    case 'carers':
      return carersIn(scene, target.place)
    case 'duty':
      return target.role === undefined ? onDutyForIt(scene) : duty(scene, target.role)
    case 'role':
      return scene.isLifeSafety && target.role === 'manager'
        ? lastResort(scene)
        : ofRole(scene.roster, target.role, scene.zone)
    case 'person':
      return [target.person]
    case 'assignee':
      return scene.assignee === null ? [] : [scene.assignee]
  }
}

/** A wearer's first carer; of all else whoever is on duty for it. */
function responsible(scene: Scene): readonly PersonId[] {
  const first = scene.about === 'person' ? carersIn(scene, 1) : []
  return first.length > 0 ? first : onDutyForIt(scene)
}

/** The place is counted among those who are still there: when the first has left, the second is the first. */
function carersIn({ carers, roster: { members } }: Scene, place?: number): readonly PersonId[] {
  const there = carers.filter(id => members.has(id))
  return place === undefined ? there : there.slice(place - 1, place)
}

function onDutyForIt(scene: Scene): readonly PersonId[] {
  const { members, zones, rotas } = scene.roster
  const counting = countingRotas(rotas.values(), scene.timeZone, scene.at)
  return responsibleFor(scene, { members, zones, rotas: counting }, role => duty(scene, role))
}

const duty = ({ roster, zone, timeZone, at }: Scene, role?: Role): readonly PersonId[] =>
  onDuty(
    roster.rotas.values(),
    roster.zones,
    { zone, ...(role && { role }) },
    timeZone,
    at,
    presenceOf(roster.members),
  )

const lastResort = ({ roster, zone }: Scene): readonly PersonId[] => {
  const managers = ofRole(roster, 'manager', zone)
  return managers.length > 0 ? managers : ofRole(roster, 'administrator', zone)
}
