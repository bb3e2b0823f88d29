import type { WireZone } from '../../../services/api/wire/place.ts'
import type { Bilingual } from '../words/words.ts'
import { needsAttention, type Thing } from './things.ts'
import type { PlanData } from './use-plan-data.ts'
import type { ZoneCount, ZoneNode } from './zone-tree.ts'

export interface ListedZone {
  readonly zone: WireZone
  readonly depth: number
  readonly count: ZoneCount
  readonly things: readonly Thing[]
}

export interface Wanted {
  readonly wanted: string
  readonly isOnly: boolean
  readonly of: (text: Bilingual) => string
}

const NOTHING: ZoneCount = { alerts: [], worst: undefined }

/** Zones as they lie in one another with their devices; of what is looked for, those that are called so. */
export function listed(
  { tree, counts, things }: Pick<PlanData, 'tree' | 'counts' | 'things'>,
  { wanted, isOnly, of }: Wanted,
): readonly ListedZone[] {
  const inZone = Map.groupBy(things, ({ device }) => device.zone)
  const words = wanted.trim().toLowerCase()
  const isCalled = (...names: string[]) => names.some(name => name.toLowerCase().includes(words))
  const all: ListedZone[] = []
  const walk =
    (depth: number) =>
    (node: ZoneNode): void => {
      const { zone, children } = node
      const own = inZone.get(zone.id) ?? []
      const isWhole = isCalled(of(zone.name), zone.id)
      const found = own.filter(one => isWhole || isCalled(one.device.name, one.device.id))
      const shown = isOnly ? found.filter(needsAttention) : found
      const count = counts.get(zone.id) ?? NOTHING
      const isShown = isOnly
        ? shown.length > 0 || (isWhole && hasOwn(count, zone.id))
        : isWhole || shown.length > 0
      if (isShown) all.push({ zone, depth, count, things: shown })
      children.forEach(walk(depth + 1))
    }
  tree.forEach(walk(0))
  return all
}

const hasOwn = ({ alerts }: ZoneCount, zone: string): boolean => alerts.some(alert => alert.zone === zone)
