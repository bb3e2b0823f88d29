import { useSay } from '../words/use-say.ts'
import { Card } from './Card.tsx'
import { CardAlerts } from './CardAlerts.tsx'
import type { PlanData } from './use-plan-data.ts'
import { words } from './words.ts'
import { type ZoneNode, zonesIn } from './zone-tree.ts'

interface ZoneCardProps {
  readonly data: PlanData
  readonly id: string
  readonly close: () => void
}

/** What is open in a zone, bands and what has no place on the plan among it. */
export function ZoneCard({ data, id, close }: ZoneCardProps) {
  const { say, of } = useSay(words)
  const zone = data.zones.find(one => one.id === id)
  if (zone === undefined) return null
  const inner = new Set(innerOf(data.tree, id))
  const devices = data.things.filter(({ device }) => inner.has(device.zone)).length
  return (
    <Card title={of(zone.name)} close={close}>
      <p className="quiet">
        {say('plan.card.zone')}: {say('plan.card.devices', { n: devices })}
      </p>
      <CardAlerts alerts={data.counts.get(id)?.alerts ?? []} />
    </Card>
  )
}

function innerOf(tree: readonly ZoneNode[], id: string): readonly string[] {
  for (const node of tree) {
    if (node.zone.id === id) return zonesIn(node).map(zone => zone.id)
    const found = innerOf(node.children, id)
    if (found.length > 0) return found
  }
  return []
}
