import type { WireDutyCalendar } from '../../../services/api/wire/duty.ts'
import type { WireZone } from '../../../services/api/wire/place.ts'
import { useZones } from '../api/places.ts'
import { usePeople } from '../form/people.ts'
import { useRoleName } from '../form/role.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

export interface Names {
  readonly person: (id: string) => string
  /** `null` is the whole site. */
  readonly zone: (id: string | null) => string
  readonly post: (post: {
    readonly role: WireDutyCalendar['posts'][number]['role']
    readonly zone: string | null
  }) => string
  readonly zones: readonly WireZone[]
}

/** What people, zones and posts of a site are called. */
export function useNames(site: string, people: WireDutyCalendar['people'] = []): Names {
  const { say, of } = useSay(words)
  const { nameOf } = usePeople()
  const roleName = useRoleName()
  const { data } = useZones(site)
  const zones = data?.zones ?? []
  const known = new Map(people.map(({ id, name }) => [id, name]))
  const zone = (id: string | null) => {
    const found = zones.find(one => one.id === id)
    return id === null ? say('duty.whole-site') : found ? of(found.name) : id
  }
  return {
    person: id => known.get(id) ?? nameOf(id),
    zone,
    post: post => `${roleName(post.role)} · ${zone(post.zone)}`,
    zones,
  }
}
