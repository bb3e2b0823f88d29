import type { WireDevice } from '../../../../services/api/wire/device.ts'
import type { WireDeviceRules } from '../../../../services/api/wire/rule.ts'
import { SeverityMark } from '../../alerts/marks.tsx'
import { useGet } from '../../api/use-get.ts'
import { Link } from '../../app/Link.tsx'
import { useCan } from '../../app/rights.ts'
import { lastingWords } from '../../time/age.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { figureWords, withUnit } from '../value.ts'
import { words } from './words.ts'

type Rule = WireDeviceRules['rules'][number]

/** Which rules hold for it, in words, with the figures that are its own. */
export function DeviceRules({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(words)
  const { data } = useGet<WireDeviceRules>(`/api/devices/${encodeURIComponent(device.id)}/rules`)
  if (data === undefined) return null
  const on = data.rules.filter(({ enabled }) => enabled.value)
  const off = data.rules.filter(({ enabled }) => !enabled.value)
  return (
    <section>
      <h2>{say('rules.title')}</h2>
      <ul className="device-rules">
        {on.map(rule => (
          <RuleLine key={rule.id} rule={rule} />
        ))}
      </ul>
      {off.length > 0 && (
        <details>
          <summary>
            {say('rules.off')} ({off.length})
          </summary>
          <ul className="device-rules">
            {off.map(rule => (
              <RuleLine key={rule.id} rule={rule} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function RuleLine({ rule }: { readonly rule: Rule }) {
  const { say, of } = useSay(words)
  const can = useCan()
  return (
    <li>
      <h3>
        {can('rules.read') ? (
          <Link href={`/rules/${encodeURIComponent(rule.id)}`}>{of(rule.title)}</Link>
        ) : (
          of(rule.title)
        )}
        {rule.failed && (
          <small className="badge" data-is="warning">
            {say('rules.failed')}
          </small>
        )}
      </h3>
      <ul>
        {rule.sentences.map(({ severity, sentence }) => (
          <li key={severity} className="rule-sentence">
            <SeverityMark severity={severity} />
            <span>{of(sentence)}</span>
          </li>
        ))}
      </ul>
      <Own rule={rule} />
    </li>
  )
}

/** Figures that hold for this very device and no other. */
function Own({ rule }: { readonly rule: Rule }) {
  const { say, of } = useSay(words)
  const common = useWords()
  const own = Object.values(rule.settings).filter(({ from }) => from === 'device')
  if (own.length === 0) return null
  return (
    <p className="quiet small">
      {say('rules.own')}:{' '}
      {own
        .map(({ title, value, unit }) => {
          const figure =
            unit === 'ms' ? lastingWords(common.say, value) : withUnit(figureWords(common, value), unit)
          return `${of(title)} ${figure}`
        })
        .join(' · ')}
    </p>
  )
}
