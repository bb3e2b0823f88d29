import type { WireAlertFile } from '../../../services/api/wire/alert.ts'
import { useKinds } from '../api/devices.ts'
import { useCan } from '../app/rights.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { byPoints, metricsOf, metricToDraw } from './evidence.ts'
import { Kept } from './Kept.tsx'
import { Members } from './Members.tsx'
import { words } from './panel-words.ts'
import { ReadingsTable } from './ReadingsTable.tsx'
import { useVitals } from './use-vitals.ts'
import { WhyDrawing } from './WhyDrawing.tsx'
import './evidence.css'

/** Why: the rule in words with its figures, and the readings that a person can check it against. */
export function Evidence({ file }: { readonly file: WireAlertFile }) {
  const { say, of } = useWords()
  const panel = useSay(words)
  const can = useCan()
  const { data: kinds } = useKinds()
  const { alert } = file
  const { evidence } = alert
  const kind = kinds?.get(alert.deviceKind)
  const metrics = metricsOf(evidence, kind)
  const isScore = alert.rule === 'news2' && can('health.read')
  const { data: score } = useVitals(alert, isScore)
  const drawable = byPoints(metrics, score?.vitals ?? [])
  const drawn = can('readings.read') ? metricToDraw(drawable, evidence.readings) : undefined
  if (alert.redacted) return null
  return (
    <section className="why">
      <h3>{say('alert.why')}</h3>
      <p className="reason">{of(evidence.sentence)}</p>
      {evidence.kept && <Kept kept={evidence.kept} kind={kind} />}
      {drawn && <WhyDrawing file={file} metric={drawn} />}
      <Members evidence={evidence} />
      {evidence.readings.length === 0 ? (
        <p className="quiet">{say('alert.readings.none')}</p>
      ) : (
        <details>
          <summary>{panel.say('why.figures')}</summary>
          <ReadingsTable
            caption={say('alert.readings')}
            metrics={metrics}
            readings={evidence.readings.toReversed()}
          />
        </details>
      )}
    </section>
  )
}
