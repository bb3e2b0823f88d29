import { clock } from '../../time/clock.ts'
import { localeTag } from '../../words/say.ts'
import { useSay } from '../../words/use-say.ts'
import type { DeviceProps } from '../device-props.ts'
import { intervalOf } from '../freshness.ts'
import { drawableOf } from '../history/metrics.ts'
import { useSeries } from '../history/use-series.ts'
import { arrivalDays, DAY_MS, DAYS } from './arrivals.ts'
import { words } from './words.ts'

/** A month of days: on each, how much of what was to come came. */
export function Arrivals({ device, kind }: DeviceProps) {
  const { say, language } = useSay(words)
  const metric = drawableOf(device, kind).find(
    ({ spec, name }) => spec.type === 'number' && name in device.values,
  )
  const interval = intervalOf(device, kind)
  const to = (Math.floor(clock.now() / DAY_MS) + 1) * DAY_MS
  const from = to - DAYS * DAY_MS
  const asked = { deviceId: device.id, metric: metric?.name ?? '', from, to, everyMs: DAY_MS }
  const { data } = useSeries(asked)
  if (data === undefined || interval === undefined) return null
  const days = arrivalDays(data, interval, clock.now())
  const count = (wanted: string) => days.filter(({ is }) => is === wanted).length
  const label = say('health.came.chart', { full: count('full'), part: count('part'), none: count('none') })
  const day = (at: number) =>
    new Date(at).toLocaleDateString(localeTag[language], { month: 'short', day: 'numeric', timeZone: 'UTC' })
  return (
    <div>
      <h3>{say('health.came')}</h3>
      <div className="arrivals" role="img" aria-label={label}>
        {days.map(({ at, count, expected, is }) => (
          <i
            key={at}
            data-is={is}
            title={say('health.came.day', { day: day(at), n: count, expected })}
            style={{ '--part': Math.min(1, expected === 0 ? 1 : count / expected) } as React.CSSProperties}
          />
        ))}
      </div>
      <p className="quiet small">{label}</p>
    </div>
  )
}
