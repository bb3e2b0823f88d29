import { lazy, Suspense } from 'react'
import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import type { WireHistory } from '../../../../services/api/wire/device.ts'
import { isCode } from '../../api/request.ts'
import { Failed } from '../../app/Failed.tsx'
import { lastingWords } from '../../time/age.ts'
import { fullStamp } from '../../time/stamp.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { words as detailWords } from '../detail/words.ts'
import type { DeviceProps } from '../device-props.ts'
import { intervalOf } from '../freshness.ts'
import { holeMsFor, pointsToDraw, summaryOf } from '../history-series.ts'
import { figureWords, withUnit } from '../value.ts'
import { CHART_PX } from './metric-option.ts'
import type { Metric } from './metrics.ts'
import type { Range } from './range.ts'
import { useSeries } from './use-series.ts'
import { WordStrip } from './WordStrip.tsx'
import { words } from './words.ts'

const MetricChart = lazy(() => import('./MetricChart.tsx'))

interface SeriesProps extends DeviceProps {
  readonly metric: Metric
  readonly range: Range
  readonly everyMs: number
  readonly marks: readonly WireAlert[]
  readonly zoom: (range: Range) => void
}

/** One metric over the range: a line with its band, a state that switches, or words one after the other. */
export function Series({ device, metric, range, everyMs, ...rest }: SeriesProps) {
  const { of } = useWords()
  const { spec } = metric
  const window = spec.type === 'number' ? everyMs : undefined
  const { from, to } = range
  const answer = useSeries({ deviceId: device.id, metric: metric.name, from, to, everyMs: window })
  return (
    <div className="series">
      <h3>
        {of(spec.title)} {spec.unit !== undefined && spec.unit !== '' && <small>{spec.unit}</small>}
      </h3>
      {answer.isError ? (
        <NotThere error={answer.error} retry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <div className="chart" style={{ height: CHART_PX }} />
      ) : (
        <Drawn
          history={answer.data}
          device={device}
          metric={metric}
          range={range}
          everyMs={everyMs}
          {...rest}
        />
      )}
    </div>
  )
}

function NotThere({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { say } = useSay(detailWords)
  if (isCode(error, 'NOT_ALLOWED', 'CONSENT_MISSING')) return <p className="quiet">{say('not-for-you')}</p>
  return <Failed error={error} retry={retry} />
}

function Drawn({
  history,
  device,
  kind,
  metric: { spec },
  range,
  everyMs,
  marks,
  zoom,
}: SeriesProps & { readonly history: WireHistory }) {
  const { say, of, language } = useSay(words)
  if (spec.type === 'word') return <WordStrip history={history} range={range} spec={spec} />
  const interval = intervalOf(device, kind)
  const holeMs = spec.type === 'flag' ? Number.POSITIVE_INFINITY : holeMsFor(everyMs, interval)
  const points = pointsToDraw(history, holeMs)
  const times = { from: fullStamp(language, range.from), to: fullStamp(language, range.to) }
  const label = say('history.chart', { metric: of(spec.title), name: device.name, ...times })
  if (points.length === 0) return <p className="quiet chart-none">{say('history.none')}</p>
  return (
    <>
      <Suspense fallback={<div className="chart" style={{ height: CHART_PX }} />}>
        <MetricChart
          label={label}
          points={points}
          range={range}
          marks={marks}
          zoom={zoom}
          isFlag={spec.type === 'flag'}
          unit={spec.unit ?? ''}
        />
      </Suspense>
      {spec.type === 'number' && <Figures history={history} unit={spec.unit} everyMs={everyMs} />}
      {history.more && <p className="notice">{say('history.cut')}</p>}
    </>
  )
}

interface FiguresProps {
  readonly history: WireHistory
  readonly unit: string | undefined
  readonly everyMs: number
}

/** The same in figures, for those who read rather than look. */
function Figures({ history, unit, everyMs }: FiguresProps) {
  const { say } = useSay(words)
  const common = useWords()
  const summary = summaryOf(pointsToDraw(history, Number.POSITIVE_INFINITY))
  if (summary === undefined) return null
  const figures = [
    [say('history.least'), summary.min],
    [say('history.mean'), summary.mean],
    [say('history.most'), summary.max],
  ] as const
  return (
    <p className="series-figures">
      {figures.map(([name, value]) => (
        <span key={name}>
          <small className="quiet">{name}</small>{' '}
          <strong>{withUnit(figureWords(common, value), unit)}</strong>
        </span>
      ))}
      <small className="quiet">{say('history.window', { time: lastingWords(common.say, everyMs) })}</small>
    </p>
  )
}
