import { useQuery } from '@tanstack/react-query'
import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireHistory } from '../../../services/api/wire/device.ts'
import { ask, query } from '../api/request.ts'
import { clock } from '../time/clock.ts'
import type { WhyPoint } from './why-option.ts'

const MINUTE_MS = 60_000
const BEFORE_MS_MIN = 30 * MINUTE_MS
const AFTER_MS = 10 * MINUTE_MS
/** Of an alert that stands for days the beginning says why. */
const SPAN_MS_MAX = 6 * 60 * MINUTE_MS
const POINTS_MAX = 2_000
const ASK_EVERY_MS = 30_000

interface WhySpan {
  readonly from: number
  readonly to: number
}

/** From well before it began until a while after it was over, or as long as it takes to see why. */
export function spanOf({ raisedAt, clearedAt }: WireAlert, lastsMs: number | null, now: number): WhySpan {
  const raised = Date.parse(raisedAt)
  const from = raised - Math.max(BEFORE_MS_MIN, 2 * (lastsMs ?? 0))
  const end = clearedAt === null ? now : Date.parse(clearedAt) + AFTER_MS
  return { from, to: Math.max(raised + MINUTE_MS, Math.min(end, now, raised + SPAN_MS_MAX)) }
}

/** The readings of the alert itself. */
export const evidencePoints = ({ evidence }: WireAlert, metric: string): WhyPoint[] =>
  evidence.readings.flatMap(({ at, values }) => {
    const value = values[metric]
    return typeof value === 'number' ? [{ at: Date.parse(at), value }] : []
  })

/** All that the device reported around it; the readings of the alert where those cannot be had. */
export function useWhyPoints(alert: WireAlert, metric: string, lastsMs: number | null): readonly WhyPoint[] {
  const isOver = alert.clearedAt !== null
  const { data } = useQuery({
    queryKey: ['alerts', 'why', alert.id, metric, lastsMs, isOver],
    queryFn: ({ signal }) => {
      const span = spanOf(alert, lastsMs, clock.now())
      const range = { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() }
      const path = `/api/devices/${encodeURIComponent(alert.deviceId)}/readings`
      return ask<WireHistory>(path + query({ metric, ...range, limit: POINTS_MAX }), { signal })
    },
    refetchInterval: isOver ? false : ASK_EVERY_MS,
    retry: false,
  })
  const found = data === undefined ? [] : pointsIn(data)
  return found.length > 1 ? found : evidencePoints(alert, metric)
}

const pointsIn = ({ points = [] }: WireHistory): WhyPoint[] =>
  points.flatMap(({ at, value }) => (typeof value === 'number' ? [{ at: Date.parse(at), value }] : []))
