import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { useSay } from '../../words/use-say.ts'
import { ClaimButton } from '../alert/ClaimButton.tsx'
import { byWorstFirst } from '../round/order.ts'
import { RoundRow } from '../round/RoundRow.tsx'
import { words } from './words.ts'

/** What is open of her, each with the one button that says “I am on it”. */
export function OpenAlarms({ alerts }: { readonly alerts: readonly WireAlert[] }) {
  const { say: tell } = useSay(words)
  if (alerts.length === 0) return null
  return (
    <section aria-labelledby="open-alarms">
      <h2 id="open-alarms">{tell('alerts.title')}</h2>
      <ul className="rows">
        {alerts.toSorted(byWorstFirst).map(alert => (
          <RoundRow key={alert.id} alert={alert} where="">
            <ClaimButton alert={alert} />
          </RoundRow>
        ))}
      </ul>
    </section>
  )
}
