import type { PersonId, Role } from '../model/person.ts'
import type { ZoneId } from '../model/place.ts'
import { ROLE_WORDS } from '../model/role-words.ts'
import { sees } from './duty-presence.ts'
import { isOver } from './rota-check-overrides.ts'
import {
  fault,
  faultIf,
  type RotaContext,
  type RotaFault,
  type RotaRule,
  warning,
  warningIf,
} from './rota-fault.ts'
import { around } from './zones.ts'

/** Whom a rota names is somebody of the site, and of its role; whoever stands in may be of another. */
export const checkPeople: RotaRule = (rota, context) => {
  const { shifts, holidays } = rota
  const among = { ...context, role: rota.role, of: rota.zones }
  const overrides = rota.overrides.map(one => (isOver(one, context) ? { on: [] } : one))
  return [
    ...shifts.flatMap(({ on }, place) =>
      checkThese(on, `shifts.${place}.on`, { ...among, otherRole: fault }),
    ),
    ...shifts.flatMap(({ on }, place) => checkThere(on, `shifts.${place}.on`)),
    ...overrides.flatMap(({ on }, place) =>
      checkThese(on, `overrides.${place}.on`, { ...among, otherRole: warning }),
    ),
    ...holidays.flatMap(({ on = [] }, place) =>
      checkThese(on, `holidays.${place}.on`, { ...among, otherRole: warning }),
    ),
  ]
}

interface Among extends RotaContext {
  readonly role: Role
  /** The zones of the rota. */
  readonly of: readonly ZoneId[]
  readonly otherRole: typeof fault
}

function checkThese(people: readonly PersonId[], path: string, among: Among): RotaFault[] {
  const { peopleMax } = among.limits
  return [
    ...faultIf(
      people.length > peopleMax,
      path,
      `there are ${people.length} people; ${peopleMax} is the most`,
      `共有 ${people.length} 人，最多 ${peopleMax} 人`,
    ),
    ...people.flatMap((person, place) => checkOne(person, `${path}.${place}`, among)),
    ...people.flatMap((person, place) => checkSight(person, `${path}.${place}`, among)),
    ...people.flatMap((person, place) =>
      faultIf(
        people.indexOf(person) < place,
        `${path}.${place}`,
        `${person} is named twice`,
        `${person} 重复`,
      ),
    ),
  ]
}

function checkOne(person: PersonId, path: string, { members, role, otherRole }: Among): RotaFault[] {
  const member = members.get(person)
  if (member === undefined)
    return [fault(path, `nobody of this site is called ${person}`, `本社区没有账号 ${person}`)]
  if (member.role === role) return []
  const [has, wanted] = [ROLE_WORDS[member.role], ROLE_WORDS[role]]
  return [
    otherRole(
      path,
      `${person} is ${has.en}, and no ${wanted.en}`,
      `${person} 的角色是${has.zh}，不是${wanted.zh}`,
    ),
  ]
}

/** They could not open what they are called to. */
function checkSight(person: PersonId, path: string, { members, zones, of }: Among): RotaFault[] {
  const member = members.get(person)
  const unseen = member && of.find(zone => !sees(member, around(zones, zone)))
  return faultIf(
    unseen !== undefined,
    path,
    `${person} does not see ${unseen}: they could not open what they are called to`,
    `${person} 无权查看区域 ${unseen}，接到通知也无法打开告警`,
  )
}

const checkThere = (on: readonly PersonId[], path: string): RotaFault[] =>
  warningIf(on.length === 0, path, 'nobody is on this shift', '该班次没有人员')
