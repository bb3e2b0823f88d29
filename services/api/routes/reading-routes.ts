import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Device } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { MetricSpec } from '../../domain/model/metric.ts'
import type { Values } from '../../domain/model/reading.ts'
import { DAY, type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { History } from '../../store/history.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { ownDevices } from '../access/own-devices.ts'
import { reachOf } from '../access/route-rights.ts'
import type { Sight } from '../access/visible.ts'
import type { Consents } from '../people/consents.ts'
import { ApiProblem } from '../problem.ts'
import { history as historyAnswer, historyFilter, id, type WireHistory } from '../wire/device.ts'

export interface ReadingRouteOptions {
  readonly registry: Registry
  readonly history: History
  readonly kinds: readonly Kind[]
  readonly looks: Looks
  readonly sight: Sight
  readonly consents: Consents
  readonly intake: Pick<Intake, 'now'>
}

export const readingRoutes: FastifyPluginAsyncZod<ReadingRouteOptions> = async (app, options) => {
  const { registry, history, looks, sight, consents, intake } = options
  const kinds = new Map(options.kinds.map(kind => [kind.kind, kind]))

  app.route({
    method: 'GET',
    url: '/api/devices/:id/readings',
    config: { right: 'readings.read' },
    schema: {
      tags: ['devices'],
      summary: 'Past readings, oldest first: of one metric, or all as they came',
      params: z.object({ id }),
      querystring: historyFilter,
      response: { 200: historyAnswer },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const view = ownDevices(registry, reachOf(request)).get(request.params.id)
      if (view === undefined) throw new ApiProblem('DEVICE_NOT_FOUND')
      const { device, historyFrom } = view
      if (!sight.isWhole(caller, device)) throw new ApiProblem('NOT_ALLOWED')
      const range = ownRange(rangeOf(request.query, intake.now()), historyFrom)
      const ask = { device, ...range, limit: request.query.limit }
      const { metric, every } = request.query
      const missing = metric !== undefined && consents.missingFor(device, metric)
      if (missing) throw new ApiProblem('CONSENT_MISSING', { detail: missing })
      await looks.atDevices(caller, [device], 'readings')
      const found =
        metric === undefined
          ? await rawReadings(history, ask, values => consents.shown(device, values))
          : await series(history, { ...ask, metric, spec: metricOf(kinds, device, metric), everyMs: every })
      // Checking ten thousand points against the schema takes longer than finding them, and all else waits for it.
      reply.serializer(JSON.stringify)
      return found
    },
  })
}

/** What was measured before the id was registered anew is about somebody else. */
const ownRange = (
  range: Pick<Ask, 'from' | 'to'>,
  historyFrom: Instant | null,
): Pick<Ask, 'from' | 'to'> => ({
  from: Math.max(range.from, historyFrom ?? range.from),
  to: Math.max(range.to, historyFrom ?? range.to),
})

interface Ask {
  readonly device: Device
  readonly from: Instant
  readonly to: Instant
  readonly limit: number
}

async function rawReadings(
  history: History,
  ask: Ask,
  shown: (values: Values) => Values,
): Promise<WireHistory> {
  const found = await answered(history.readings({ ...ask, limit: ask.limit + 1 }))
  const readings = found
    .slice(0, ask.limit)
    .map(({ at, values }) => ({ at: toRfc3339(at), values: { ...shown(values) } }))
  return { readings, more: found.length > ask.limit }
}

interface SeriesAsk extends Ask {
  readonly metric: string
  readonly spec: MetricSpec
  readonly everyMs: number | undefined
}

async function series(history: History, { spec, everyMs, ...ask }: SeriesAsk): Promise<WireHistory> {
  const window = everyMs !== undefined ? { everyMs } : {}
  const found = await answered(history.series({ ...ask, ...window, limit: ask.limit + 1 }))
  const points = found.slice(0, ask.limit).map(point => ({ ...point, at: toRfc3339(point.at) }))
  const unit = spec.type === 'number' ? { unit: spec.unit } : {}
  return { metric: ask.metric, ...unit, points, more: found.length > ask.limit }
}

const answered = <T>(asked: Promise<T>): Promise<T> =>
  asked.catch(cause => {
    throw new ApiProblem('HISTORY_UNAVAILABLE', { cause })
  })

function metricOf(kinds: ReadonlyMap<string, Kind>, device: Device, metric: string): MetricSpec {
  const metrics = kinds.get(device.kind)?.metrics ?? {}
  const spec = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined
  if (spec === undefined) throw new ApiProblem('METRIC_UNKNOWN', { detail: metric })
  return spec
}

type Range = z.output<typeof historyFilter>

/** The last day where nothing is said, up to and with this very moment. */
function rangeOf(query: Range, now: Instant): { from: Instant; to: Instant } {
  const to = query.to === undefined ? now + 1 : Date.parse(query.to)
  const from = query.from === undefined ? to - DAY : Date.parse(query.from)
  if (query.every !== undefined && query.metric === undefined) invalid('`every` is for one `metric`')
  if (from >= to) invalid('`from` is not before `to`')
  if (query.every !== undefined && (to - from) / query.every > query.limit) {
    invalid(`more windows than the limit of ${query.limit}: ask for a longer \`every\``)
  }
  return { from, to }
}

function invalid(detail: string): never {
  throw new ApiProblem('TIME_RANGE_INVALID', { detail })
}
