import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { AlertRow } from '../../alerts/AlertRow.tsx'
import { useBoard } from '../../alerts/lists.ts'
import { usePlaceWords } from '../../alerts/place.ts'
import { useRules } from '../../api/devices.ts'
import { useCan } from '../../app/rights.ts'
import { useWords } from '../../words/words.ts'
import { Shelve } from './Shelve.tsx'
import { shelvable } from './shelvable.ts'

/** What still needs somebody, and the way to put it aside for a while. */
export function OpenAlerts({ device }: { readonly device: WireDevice }) {
  const { say } = useWords()
  const can = useCan()
  const placeWords = usePlaceWords()
  const { data: board } = useBoard()
  const { data: rules = [] } = useRules(can('rules.read'))
  const alerts = board?.alerts.filter(alert => alert.deviceId === device.id) ?? []
  if (alerts.length === 0) return <p className="quiet">{say('device.open.none')}</p>
  return (
    <section className="alert-list-area">
      <h2>{say('device.open', { n: alerts.length })}</h2>
      <ul className="alert-list">
        {alerts.map(alert => (
          <AlertRow key={alert.id} alert={alert} {...placeWords(alert)} />
        ))}
      </ul>
      {can('alerts.shelve') && (
        <ul className="shelve-list">
          {shelvable(alerts, rules).map(alert => (
            <Shelve key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
    </section>
  )
}
