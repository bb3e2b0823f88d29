import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { useCan } from '../../app/rights.ts'
import { clock } from '../../time/clock.ts'
import { useSay } from '../../words/use-say.ts'
import { BATTERY_LOW_PERCENT, batteryOf } from '../device-states.ts'
import { useSeries } from '../history/use-series.ts'
import { StateMark } from '../StateMark.tsx'
import { DAY_MS, DAYS } from './arrivals.ts'
import { type Dot, daysLeft, dotsOf } from './trend.ts'
import { words } from './words.ts'

const EVERY_MS = DAY_MS / 4

/** How full, how it went, and when somebody has to come. */
export function Battery({ device }: { readonly device: WireDevice }) {
  const { say } = useSay(words)
  const can = useCan()
  const percent = batteryOf(device) ?? 0
  const left = useTrend(device.id, can('readings.read'))
  return (
    <div>
      <h3>{say('health.battery')}</h3>
      <p>
        <strong>{percent} %</strong> {percent <= BATTERY_LOW_PERCENT && <StateMark state="battery" />}
      </p>
      {left.dots.length > 1 && <Sparkline dots={left.dots} />}
      {left.days !== undefined && (
        <p className="quiet small">
          {left.days === Number.POSITIVE_INFINITY
            ? say('health.battery.steady')
            : say('health.battery.left', { n: Math.round(left.days) })}
        </p>
      )}
    </div>
  )
}

function useTrend(deviceId: string, may: boolean) {
  const to = Math.ceil(clock.now() / EVERY_MS) * EVERY_MS
  const from = to - DAYS * DAY_MS
  const { data } = useSeries({ deviceId, metric: may ? 'batteryPercent' : '', from, to, everyMs: EVERY_MS })
  const dots = dotsOf(data)
  return { dots, days: daysLeft(dots) }
}

const WIDTH = 240
const HEIGHT = 44

function Sparkline({ dots }: { readonly dots: readonly Dot[] }) {
  const { say } = useSay(words)
  const first = dots[0]?.at ?? 0
  const span = Math.max(1, (dots.at(-1)?.at ?? 0) - first)
  const path = dots
    .map(({ at, value }) => `${((at - first) / span) * WIDTH},${HEIGHT - (value / 100) * HEIGHT}`)
    .join(' ')
  const ends = { first: Math.round(dots[0]?.value ?? 0), last: Math.round(dots.at(-1)?.value ?? 0) }
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={say('health.battery.chart', ends)}
    >
      <polyline points={path} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
