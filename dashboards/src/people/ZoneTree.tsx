import type { WireZone } from '../../../services/api/wire/place.ts'
import { useSay } from '../words/use-say.ts'
import { placeWords } from './place-words.ts'
import '../duty/plans.css'

interface ZoneTreeProps {
  readonly zones: readonly WireZone[]
  readonly within?: string
  readonly onOpen: ((id: string) => void) | undefined
}

export function ZoneTree({ zones, within, onOpen }: ZoneTreeProps) {
  const { say, of } = useSay(placeWords)
  const here = zones.filter(zone => zone.within === within)
  if (here.length === 0) return null
  return (
    <ul className="zone-tree">
      {here.map(zone => (
        <li key={zone.id}>
          <div className="zone-line">
            {onOpen ? (
              <button type="button" className="as-link" onClick={() => onOpen(zone.id)}>
                {of(zone.name)}
              </button>
            ) : (
              <strong>{of(zone.name)}</strong>
            )}
            {zone.described ? (
              <span className="badge">{say(`sort.${zone.sort}`)}</span>
            ) : (
              <span className="badge" data-is="warning">
                {say('places.undescribed')}
              </span>
            )}
            {zone.devices > 0 && (
              <span className="quiet small">{say('places.devices', { n: zone.devices })}</span>
            )}
          </div>
          <ZoneTree {...{ zones, onOpen }} within={zone.id} />
        </li>
      ))}
    </ul>
  )
}
