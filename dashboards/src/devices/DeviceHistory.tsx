import { Segmented, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { WireDevice } from '../../../services/api/wire/device.ts'
import { type HistoryAnswer, useHistory, type WireKind, type WireMetric } from '../api/devices.ts'
import { Failed } from '../app/Failed.tsx'
import { useWords } from '../words/words.ts'
import { intervalOf } from './freshness.ts'
import { holeMsFor, pointsToDraw, type Summary, summaryOf } from './history-series.ts'
import { figureWords, withUnit } from './value.ts'

const SeriesChart = lazy(() => import('../chart/SeriesChart.tsx'))

const HOUR_MS = 3_600_000
/** A window for about every third pixel of a wide screen: more could not be seen. */
const RANGES = {
  '1h': { spanMs: HOUR_MS, everyMs: HOUR_MS / 120 },
  '24h': { spanMs: 24 * HOUR_MS, everyMs: HOUR_MS / 12 },
  '7d': { spanMs: 7 * 24 * HOUR_MS, everyMs: HOUR_MS / 2 },
} as const
type Range = keyof typeof RANGES

interface DeviceHistoryProps {
  readonly device: WireDevice
  readonly kind: WireKind | undefined
}

/** One metric over the last day or week. */
export function DeviceHistory({ device, kind }: DeviceHistoryProps) {
  const { say, of } = useWords()
  const drawable = Object.entries(kind?.metrics ?? {}).filter(([, spec]) => spec.type !== 'word')
  const [chosen, choose] = useState<string>()
  const [range, setRange] = useState<Range>('24h')
  const reported = drawable.find(([name]) => name in device.values)?.[0]
  const metric = chosen ?? reported ?? drawable[0]?.[0]
  const spec = metric === undefined ? undefined : kind?.metrics[metric]
  if (metric === undefined || spec === undefined) return null
  return (
    <section>
      <div className="page-head">
        <h2>{say('device.history')}</h2>
        <Select
          aria-label={say('device.history.metric')}
          value={metric}
          options={drawable.map(([value, { title }]) => ({ value, label: of(title) }))}
          onChange={choose}
          popupMatchSelectWidth={false}
        />
        <Segmented
          aria-label={say('device.history.range')}
          value={range}
          options={(['1h', '24h', '7d'] as const).map(value => ({
            value,
            label: say(`device.history.${value}`),
          }))}
          onChange={setRange}
        />
      </div>
      <History device={device} kind={kind} metric={metric} spec={spec} range={range} />
    </section>
  )
}

interface HistoryProps extends DeviceHistoryProps {
  readonly metric: string
  readonly spec: WireMetric
  readonly range: Range
}

function History({ device, kind, metric, spec, range }: HistoryProps) {
  const { say } = useWords()
  const { spanMs, everyMs } = RANGES[range]
  const windowMs = spec.type === 'number' ? everyMs : undefined
  const answer = useHistory({ deviceId: device.id, metric, spanMs, everyMs: windowMs })
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  if (answer.data === undefined) return <div className="chart loading">{say('page.loading')}</div>
  const holeMs =
    spec.type === 'flag' ? Number.POSITIVE_INFINITY : holeMsFor(everyMs, intervalOf(device, kind))
  return <Drawn answer={answer.data} holeMs={holeMs} device={device} spec={spec} range={range} />
}

interface DrawnProps {
  readonly answer: HistoryAnswer
  readonly holeMs: number
  readonly device: WireDevice
  readonly spec: WireMetric
  readonly range: Range
}

function Drawn({ answer, holeMs, device, spec, range }: DrawnProps) {
  const { say, of } = useWords()
  const points = pointsToDraw(answer.history, holeMs)
  const summary = summaryOf(points)
  if (summary === undefined) return <p className="quiet chart-none">{say('device.history.none')}</p>
  const words = { metric: of(spec.title), name: device.name, range: say(`device.history.${range}`) }
  return (
    <>
      <Suspense fallback={<div className="chart" style={{ height: 260 }} />}>
        <SeriesChart
          label={say('device.history.chart', words)}
          points={points}
          from={answer.from}
          to={answer.to}
          steps={spec.type === 'flag'}
          height={260}
          {...(spec.unit === undefined ? {} : { unit: spec.unit })}
        />
      </Suspense>
      {spec.type === 'number' && <Figures summary={summary} unit={spec.unit} />}
    </>
  )
}

/** The same in figures, for those who read rather than look. */
function Figures({ summary, unit }: { readonly summary: Summary; readonly unit: string | undefined }) {
  const words = useWords()
  const { say } = words
  return (
    <dl className="figures">
      {(['min', 'max'] as const).map(name => (
        <div key={name}>
          <dt>{say(`device.history.${name}`)}</dt>
          <dd>{withUnit(figureWords(words, summary[name]), unit)}</dd>
        </div>
      ))}
      <div className="quiet">{say('device.history.mean')}</div>
    </dl>
  )
}
