import type { WireZone } from '../../../services/api/wire/place.ts'
import type { Bilingual } from '../words/words.ts'

/** Deeper than zones may lie in one another: whatever the server says, this ends. */
const DEPTH_MAX = 8

/** The names of a zone and of all that it lies in, from the outermost: 第一网格, 3 号楼, 2 单元. */
export function zonePath(zones: readonly WireZone[], id: string): readonly Bilingual[] {
  const path: Bilingual[] = []
  let next: string | undefined = id
  while (next !== undefined && next !== '' && path.length < DEPTH_MAX) {
    const zone = zones.find(({ id }) => id === next)
    path.unshift(zone?.name ?? { en: next, zh: next })
    next = zone?.within
  }
  return path
}
