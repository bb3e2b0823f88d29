import type { SiteId, ZoneId } from '../../domain/model/place.ts'
import type { Roster } from '../../domain/model/roster.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { PeopleBook } from './people-book.ts'

export interface InZone {
  readonly devices: readonly string[]
  readonly zones: readonly string[]
  readonly members: readonly string[]
  readonly rotas: readonly string[]
  readonly plans: readonly string[]
  readonly wearers: readonly string[]
  readonly residents: readonly string[]
}

export interface Around {
  readonly registry: Pick<Registry, 'list' | 'roster'>
  readonly book: Pick<PeopleBook, 'wearers' | 'residents'>
}

/** What names a zone itself: it would be left hanging where the zone went. */
export function inZone(site: SiteId, zone: ZoneId, { registry, book }: Around): InZone {
  const { zones, members, rotas, plans }: Roster = registry.roster(site)
  const ids = (found: Iterable<{ readonly id: string }>) => Array.from(found, ({ id }) => id)
  const naming = <T extends { readonly id: string }>(
    all: Iterable<T>,
    named: (one: T) => readonly string[],
  ) => ids([...all].filter(one => named(one).includes(zone)))
  return {
    devices: ids(
      Array.from(registry.list(), ({ device }) => device).filter(
        device => device.site === site && device.zone === zone,
      ),
    ),
    zones: ids([...zones.values()].filter(({ within }) => within === zone)),
    members: naming(members.values(), member => member.zones),
    rotas: naming(rotas.values(), rota => rota.zones),
    plans: naming(plans.values(), plan => plan.match.zones ?? []),
    wearers: ids(book.wearers(site).filter(file => file.zone === zone)),
    residents: ids(book.residents(site).filter(resident => resident.zone === zone)),
  }
}

/** “devices: bin-1, bin-2; zones: b3-u1”; nothing where nothing is in it. */
export function whatIsIn(found: InZone): string | undefined {
  const parts = Object.entries(found)
    .filter(([, ids]) => ids.length > 0)
    .map(([what, ids]) => `${what}: ${few(ids)}`)
  return parts.length === 0 ? undefined : parts.join('; ')
}

const NAMED_MAX = 5

const few = (ids: readonly string[]): string =>
  ids.length <= NAMED_MAX
    ? ids.join(', ')
    : `${ids.slice(0, NAMED_MAX).join(', ')} and ${ids.length - NAMED_MAX} more`
