import type { WireDeviceHealth } from '../../../../services/api/wire/device-health.ts'
import { Age } from '../../time/Age.tsx'
import { clock } from '../../time/clock.ts'
import { stampWords } from '../../time/stamp.ts'
import { useSay } from '../../words/use-say.ts'
import { useReason } from '../reasons.ts'
import { words } from './words.ts'

/** What was not taken, by its reason: what has to be mended in the device. */
export function Refused({ refused }: { readonly refused: WireDeviceHealth['refused'] }) {
  const { say, language } = useSay(words)
  const reason = useReason()
  const since = stampWords(language, Date.parse(refused.since), clock.now())
  if (refused.total === 0)
    return (
      <p className="quiet refused-none">
        {say('health.refused')}: {say('health.refused.none', { since })}
      </p>
    )
  return (
    <div className="refused">
      <h3>
        {say('health.refused')}: {say('health.refused.n', { n: refused.total, since })}
      </h3>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{say('health.refused.why')}</th>
            <th scope="col">{say('health.refused.count')}</th>
            <th scope="col">{say('health.refused.last')}</th>
          </tr>
        </thead>
        <tbody>
          {refused.reasons.map(each => (
            <tr key={`${each.reason} ${each.metric}`}>
              <th scope="row">{reason(each)}</th>
              <td data-title={say('health.refused.count')}>{each.count}</td>
              <td data-title={say('health.refused.last')}>
                <Age at={each.lastAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>{say('health.refused.latest')}</summary>
        <ol>
          {refused.latest.map((each, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of one instant are told apart by their place alone
            <li key={`${each.at} ${i}`}>
              {stampWords(language, Date.parse(each.at), clock.now())} {reason(each)}
            </li>
          ))}
        </ol>
      </details>
    </div>
  )
}
