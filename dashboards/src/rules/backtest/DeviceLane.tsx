import { useQuery } from '@tanstack/react-query'
import type { WireHistory } from '../../../../services/api/wire/device.ts'
import { useDevices, useKinds } from '../../api/devices.ts'
import { ask, query } from '../../api/request.ts'
import { Link } from '../../app/Link.tsx'
import { devicePath } from '../../app/route.ts'
import { fullStamp } from '../../time/stamp.ts'
import { useSay } from '../../words/use-say.ts'
import { words } from './backtest-words.ts'
import type { Lane, Span } from './compared.ts'
import { barOf, drawLane, HEIGHT, type Point, WIDTH } from './lane-drawing.ts'
import type { Looked } from './thresholds.ts'

interface DeviceLaneProps {
  readonly lane: Lane
  readonly from: number
  readonly to: number
  readonly looked: Looked | undefined
  readonly isCompared: boolean
}

const POINTS = 600

/** One device: what it measured with the limit drawn in, and below it the alerts of now and of after. */
export function DeviceLane({ lane, from, to, looked, isCompared }: DeviceLaneProps) {
  const { say, of } = useSay(words)
  const { data: devices } = useDevices()
  const { data: kinds } = useKinds()
  const device = devices?.byId.get(lane.deviceId)
  const spec = looked && kinds?.get(device?.kind ?? '')?.metrics[looked.metric]
  const isNumber = spec?.type === 'number'
  const everyMs = Math.max(60_000, Math.round((to - from) / POINTS))
  const { data: points = [] } = useCurve(
    lane.deviceId,
    isNumber ? looked?.metric : undefined,
    from,
    to,
    everyMs,
  )
  const limits = isNumber ? (looked?.limits ?? []) : []
  const gapMs = 4 * Math.max(everyMs, device?.expectedIntervalMs ?? 0)
  const { curve, band, limits: lines, x } = drawLane({ points, limits, from, to, gapMs })
  return (
    <figure className="device-lane">
      <figcaption>
        <Link href={devicePath(lane.deviceId)}>{device?.name ?? lane.deviceId}</Link>{' '}
        <small className="quiet">
          {spec && `${of(spec.title)} ${spec.unit ?? ''}`}{' '}
          {isCompared &&
            `${say('result.now')} ${lane.now.length} → ${say('result.after')} ${lane.after.length}`}
        </small>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say('lane', { now: lane.now.length, after: lane.after.length })}
      >
        <path className="curve-band" d={band} />
        <path className="curve" d={curve} vectorEffect="non-scaling-stroke" />
        {lines.map(({ value, y }) => (
          <line
            key={value}
            className="limit"
            x1={0}
            x2={WIDTH}
            y1={y}
            y2={y}
            vectorEffect="non-scaling-stroke"
          >
            <title>{`${value} ${spec?.unit ?? ''}`}</title>
          </line>
        ))}
        {lane.now.map(span => (
          <Bar key={`n${span.from}`} span={span} x={x} row={0} />
        ))}
        {lane.after.map(span => (
          <Bar key={`a${span.from}`} span={span} x={x} row={1} />
        ))}
      </svg>
    </figure>
  )
}

function Bar({
  span,
  x,
  row,
}: {
  readonly span: Span
  readonly x: (at: number) => number
  readonly row: 0 | 1
}) {
  const { language } = useSay(words)
  return (
    <rect
      className={row === 0 ? 'bar-now' : 'bar-after'}
      data-severity={span.severity}
      data-alone={span.isAlone}
      {...barOf(span, x, row)}
    >
      <title>{`${fullStamp(language, span.from)} – ${fullStamp(language, span.to)}`}</title>
    </rect>
  )
}

function useCurve(device: string, metric: string | undefined, from: number, to: number, every: number) {
  return useQuery({
    queryKey: ['backtest-curve', device, metric, from, to],
    queryFn: async ({ signal }): Promise<readonly Point[]> => {
      const range = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
      const asked = query({ metric, ...range, every, limit: 2 * POINTS })
      const { points = [] } = await ask<WireHistory>(
        `/api/devices/${encodeURIComponent(device)}/readings${asked}`,
        {
          signal,
        },
      )
      return points.flatMap(({ at, value, min = 0, max = 0, count }) =>
        typeof value !== 'number'
          ? []
          : [{ at: Date.parse(at), value, ...(count === undefined ? {} : { min, max }) }],
      )
    },
    enabled: metric !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
