import { usePlace } from '../../app/location.ts'
import { setParameters } from '../../form/parameter.ts'
import { useNow } from '../../time/now.ts'
import { useSay } from '../../words/use-say.ts'
import type { DeviceProps } from '../device-props.ts'
import { AlertMarks, useMarks } from './AlertMarks.tsx'
import { chosenMetrics, drawableOf } from './metrics.ts'
import { RangeBar } from './RangeBar.tsx'
import { parametersOf, type Range, rangeIn, windowFor } from './range.ts'
import { Series } from './Series.tsx'
import { useWidth } from './use-width.ts'
import { words } from './words.ts'
import '../../form/plain-controls.css'
import './history.css'
import { ManySelect } from '../../form/ManySelect.tsx'

/** Charts side by side in time: any range, several metrics, with the alerts of that time. */
export function History({ device, kind }: DeviceProps) {
  const { say, of } = useSay(words)
  const { query } = usePlace()
  const { box, widthPx } = useWidth()
  const range = useRange(query, widthPx)
  const drawable = drawableOf(device, kind)
  const chosen = chosenMetrics(drawable, new URLSearchParams(query).get('metrics'))
  const marks = useMarks(device.id, range)
  const show = (range: Range) => setParameters(parametersOf(range))
  return (
    <section className="history">
      <div className="page-head">
        <h2>{say('history.title')}</h2>
        <ManySelect
          aria-label={say('history.metrics')}
          value={chosen.map(({ name }) => name)}
          options={drawable.map(({ name, spec }) => ({ value: name, label: of(spec.title) }))}
          onChange={names => setParameters({ metrics: names.join(',') })}
          maxTagCount="responsive"
          popupMatchSelectWidth={false}
        />
        <RangeBar range={range} show={show} />
      </div>
      <div ref={box}>
        {chosen.length === 0 && <p className="quiet chart-none">{say('history.none-at-all')}</p>}
        {widthPx > 0 &&
          chosen.map(metric => (
            <Series
              key={metric.name}
              device={device}
              kind={kind}
              metric={metric}
              range={range}
              everyMs={windowFor(range.to - range.from, widthPx)}
              marks={marks}
              zoom={show}
            />
          ))}
      </div>
      {chosen.length > 0 && <p className="quiet small">{say('history.drag')}</p>}
      <AlertMarks marks={marks} />
    </section>
  )
}

/** A range that ends now moves on by whole windows, so that the same is not asked for each second. */
function useRange(query: string, widthPx: number): Range {
  const now = useNow()
  const range = rangeIn(query, now)
  if (range.preset === undefined) return range
  const stepMs = Math.max(10_000, windowFor(range.to - range.from, Math.max(1, widthPx)) / 2)
  const to = Math.ceil(now / stepMs) * stepMs
  return { ...range, from: to - (range.to - range.from), to }
}
