import type { WireDevice } from '../../../services/api/wire/device.ts'
import { Link } from '../app/Link.tsx'
import { devicePath } from '../app/route.ts'
import { listPath } from '../devices/device-filter.ts'
import { useReason } from '../devices/reasons.ts'
import { useRefusals } from '../devices/refusals.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

const SHOWN_MAX = 10

/** Whose messages are not understood, the worst first. */
export function Refusing({ devices }: { readonly devices: readonly WireDevice[] }) {
  const { say } = useSay(words)
  const reason = useReason()
  const refusals = [...(useRefusals()?.values() ?? [])]
  const names = new Map(devices.map(({ id, name }) => [id, name]))
  return (
    <section className="card">
      <h2>{say('fleet.refused')}</h2>
      {refusals.length === 0 ? (
        <p className="quiet">{say('fleet.refused.none')}</p>
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{say('fleet.device')}</th>
              <th scope="col">{say('fleet.count')}</th>
              <th scope="col">{say('fleet.why')}</th>
            </tr>
          </thead>
          <tbody>
            {refusals.slice(0, SHOWN_MAX).map(({ id, total, reasons }) => (
              <tr key={id}>
                <th scope="row">
                  <Link href={devicePath(id)}>{names.get(id) ?? id}</Link>
                </th>
                <td data-title={say('fleet.count')}>{total}</td>
                <td data-title={say('fleet.why')}>{reasons[0] && reason(reasons[0])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {refusals.length > SHOWN_MAX && (
        <Link href={listPath({ state: 'refused' })}>{say('fleet.all', { n: refusals.length })}</Link>
      )}
    </section>
  )
}
