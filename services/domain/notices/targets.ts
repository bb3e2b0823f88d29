import type { Target } from '../model/escalation.ts'
import type { PersonId, Role } from '../model/person.ts'
import type { ZoneId } from '../model/place.ts'
import type { Roster } from '../model/roster.ts'
import type { Instant } from '../model/time.ts'
import { onDuty } from './duty.ts'
import { isWithin } from './zones.ts'

/** Where and when it is, and of whom. */
export interface Scene {
  readonly roster: Roster
  readonly zone: ZoneId
  /** Whoever looks after the wearer, in the order in which they are called; nobody where it is about no wearer. */
  readonly carers: readonly PersonId[]
  readonly assignee: PersonId | null
  /** Whose work it is, as far as that can be told by what it is about. */
  readonly role: Role
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
  const meant = new Set(targets.flatMap(target => one(target, scene)).filter(id => members.has(id)))
  return meant.size > 0 || !mustBeSomebody ? [...meant] : lastResort(scene)
}

/** Somebody is there who could be told: on a site that was never set up, alerts are seen in the console alone. */
export const isStaffed = ({ members }: Pick<Roster, 'members'>): boolean =>
  [...members.values()].some(({ role }) => role !== 'administrator')

function one(target: Target, scene: Scene): readonly PersonId[] {
  switch (target.who) {
    case 'carers':
      return target.place === undefined ? scene.carers : scene.carers.slice(target.place - 1, target.place)
    case 'duty':
      return target.role === undefined ? dutyForIt(scene) : duty(scene, target.role)
    case 'role':
      return ofRole(scene, target.role)
    case 'person':
      return [target.person]
    case 'assignee':
      return scene.assignee === null ? [] : [scene.assignee]
  }
}

/** Whoever is on duty for what it is about; else whoever is on duty at all; else whose zone it is, as on a site without rotas. */
function dutyForIt(scene: Scene): readonly PersonId[] {
  for (const found of [
    duty(scene, scene.role),
    duty(scene),
    ofRole(scene, scene.role),
    ofRole(scene, 'grid-worker'),
  ])
    if (found.length > 0) return found
  return []
}

const duty = ({ roster, zone, timeZone, at }: Scene, role?: Role): readonly PersonId[] =>
  onDuty([...roster.rotas.values()], roster.zones, { zone, ...(role && { role }) }, timeZone, at)

const ofRole = ({ roster, zone }: Scene, role: Role): readonly PersonId[] =>
  [...roster.members.values()]
    .filter(member => member.role === role && isWithin(roster.zones, zone, member.zones))
    .map(({ id }) => id)
    .sort()

const lastResort = (scene: Scene): readonly PersonId[] => {
  const managers = ofRole(scene, 'manager')
  return managers.length > 0 ? managers : ofRole(scene, 'administrator')
}
