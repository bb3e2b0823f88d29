import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireAlertVitals } from '../../../services/api/wire/alert-vitals.ts'
import { useKinds, type WireKind } from '../api/devices.ts'
import { figureWords, withUnit } from '../devices/value.ts'
import { lastingWords } from '../time/age.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { words } from './panel-words.ts'
import { useVitals } from './use-vitals.ts'
import './vitals.css'

type Vital = WireAlertVitals['vitals'][number]

/** A parameter of NEWS2 has three points at most. */
const POINTS_MAX = 3

/** What was known of the wearer when it was raised, point by point; what nobody measured is said to be unknown. */
export function Vitals({ alert }: { readonly alert: WireAlert }) {
  const { say } = useSay(words)
  const { data } = useVitals(alert)
  const kind = useKinds().data?.get(alert.deviceKind)
  if (data === undefined) return null
  const { total, known, vitals, at } = data
  return (
    <section className="vitals">
      <h3>{say('vitals.title')}</h3>
      <p className="reason">
        {total === null ? say('vitals.score.none') : say('vitals.score', { total, known })}
      </p>
      {known > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('vitals.metric')}</th>
              <th scope="col">{say('vitals.value')}</th>
              <th scope="col">{say('vitals.age')}</th>
              <th scope="col">{say('vitals.points')}</th>
            </tr>
          </thead>
          <tbody>
            {vitals.map(vital => (
              <VitalRow key={vital.metric} vital={vital} kind={kind} raisedAt={at} />
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet small">{say('vitals.help')}</p>
    </section>
  )
}

interface VitalRowProps {
  readonly vital: Vital
  readonly kind: WireKind | undefined
  readonly raisedAt: string
}

function VitalRow({ vital, kind, raisedAt }: VitalRowProps) {
  const { say, of } = useSay(words)
  const spec = kind?.metrics[vital.metric]
  return (
    <tr data-unknown={vital.value === null}>
      <th scope="row">{spec ? of(spec.title) : vital.metric}</th>
      <td>
        <VitalValue vital={vital} unit={spec?.unit} />
      </td>
      <td className="quiet">{vital.at !== null && <Before at={vital.at} raisedAt={raisedAt} />}</td>
      <td>
        {vital.points === null ? (
          <span className="quiet">{say('vitals.unknown')}</span>
        ) : (
          <Points points={vital.points} />
        )}
      </td>
    </tr>
  )
}

function VitalValue({ vital, unit }: { readonly vital: Vital; readonly unit: string | undefined }) {
  const { say } = useSay(words)
  const common = useWords()
  const { value, metric, missing } = vital
  if (missing !== undefined) return <span className="quiet">{say('vitals.no-consent')}</span>
  if (value === null) return <span className="quiet">{say('vitals.unknown')}</span>
  if (typeof value === 'number') return <b>{withUnit(figureWords(common, value), unit)}</b>
  const key = `vitals.${metric === 'onOxygen' ? 'oxygen' : 'conscious'}.${value}`
  return <b>{key in words.en ? say(key as keyof typeof words.en) : String(value)}</b>
}

function Before({ at, raisedAt }: { readonly at: string; readonly raisedAt: string }) {
  const { say } = useSay(words)
  const common = useWords()
  const ageMs = Date.parse(raisedAt) - Date.parse(at)
  if (ageMs < 1_000) return say('vitals.at-once')
  return say('vitals.before', { duration: lastingWords(common.say, ageMs) })
}

/** So many of three bars, and the figure. */
const Points = ({ points }: { readonly points: number }) => (
  <span className="points" data-points={points}>
    <span aria-hidden="true">
      {Array.from({ length: POINTS_MAX }, (_, i) => i).map(i => (
        <i key={i} data-full={i < points} />
      ))}
    </span>
    <b>{points}</b>
  </span>
)
