import { lazy, Suspense } from 'react'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { useKinds, useRules } from '../api/devices.ts'
import { useWords } from '../words/words.ts'
import { keptMetrics, metricsOf, metricToDraw, type NamedMetric } from './evidence.ts'
import { ReadingsTable } from './ReadingsTable.tsx'

const SeriesChart = lazy(() => import('../chart/SeriesChart.tsx'))

/** Why: the rule in words with its figures, and the readings that a person can check it against. */
export function Evidence({ alert }: { readonly alert: WireAlert }) {
  const { say, of } = useWords()
  const { data: kinds } = useKinds()
  const { evidence } = alert
  const kind = kinds?.get(alert.deviceKind)
  const metrics = metricsOf(evidence, kind)
  const drawn = metricToDraw(metrics, evidence.readings)
  return (
    <section>
      <h3>{say('alert.why')}</h3>
      <p className="reason">{of(evidence.sentence)}</p>
      <Advice rule={alert.rule} />
      {drawn && <Drawing evidence={evidence} metric={drawn} />}
      {evidence.readings.length === 0 ? (
        <p className="quiet">{say('alert.readings.none')}</p>
      ) : (
        <ReadingsTable
          caption={say('alert.readings')}
          metrics={metrics}
          readings={evidence.readings.toReversed()}
        />
      )}
      {evidence.kept && (
        <ReadingsTable
          caption={say('alert.kept')}
          metrics={keptMetrics(evidence.kept, kind)}
          readings={evidence.kept}
        />
      )}
    </section>
  )
}

/** Where the rule says what to do. */
function Advice({ rule }: { readonly rule: string }) {
  const { say, of } = useWords()
  const advice = useRules().data?.find(({ id }) => id === rule)?.advice
  if (advice === undefined) return null
  return (
    <p>
      <strong>{say('alert.advice')}</strong> {of(advice)}
    </p>
  )
}

function Drawing({ evidence, metric }: { evidence: WireAlert['evidence']; metric: NamedMetric }) {
  const { say, of } = useWords()
  const points = evidence.readings.flatMap(({ at, values }) => {
    const value = values[metric.name]
    return typeof value === 'number' ? [{ at: Date.parse(at), value }] : []
  })
  const thresholds = evidence.thresholds.flatMap(({ metric: name, value }) =>
    name === metric.name ? [value] : [],
  )
  return (
    <Suspense fallback={<div className="chart" />}>
      <SeriesChart
        label={say('alert.readings.chart', { metric: of(metric.spec.title) })}
        points={points}
        dots
        height={150}
        {...(metric.spec.unit === undefined ? {} : { unit: metric.spec.unit })}
        thresholds={thresholds}
      />
    </Suspense>
  )
}
