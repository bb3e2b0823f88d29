import type { Input } from '../../domain/model/input.ts'
import type { Actor } from '../../domain/model/person.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { Wearer } from '../../domain/model/roster.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { WearerFile } from '../../store/people.ts'
import { versionOf } from './roster-office.ts'

/**
 * What has to be brought to a site so that its roster says of the wearers what their files say. The files are written
 * first: after a crash between the two this is what was left to do.
 */
export function inLine(
  site: SiteId,
  files: readonly WearerFile[],
  registry: Pick<Registry, 'roster' | 'get'>,
  actor: Actor,
): Input[] {
  const wanted = files.flatMap(file => wearerOf(file, registry) ?? [])
  const ids = new Set(wanted.map(({ id }) => id))
  const { wearers } = registry.roster(site)
  const gone = [...wearers.keys()].filter(id => !ids.has(id))
  const changed = wanted.filter(wearer => isOther(wearers.get(wearer.id), wearer))
  return [
    ...gone.map((id): Input => ({ type: 'roster-removed', what: 'wearer', id, actor })),
    ...changed.map(
      (wearer): Input => ({
        type: 'roster-saved',
        entry: { what: 'wearer', wearer },
        actor,
      }),
    ),
  ]
}

/** Nobody is called for who wears nothing. */
function wearerOf(
  { id, site, device, carers }: WearerFile,
  registry: Pick<Registry, 'get'>,
): Wearer | undefined {
  if (device === undefined || registry.get(device)?.device.site !== site) return undefined
  return { id, device, carers }
}

const isOther = (present: Wearer | undefined, wearer: Wearer): boolean =>
  present === undefined ||
  versionOf({ what: 'wearer', wearer: present }) !== versionOf({ what: 'wearer', wearer })
