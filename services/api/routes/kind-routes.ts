import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Kind } from '../../domain/model/kind.ts'
import type { MetricSpec } from '../../domain/model/metric.ts'
import type { OrderSpec } from '../../domain/model/order.ts'
import { kindList, type WireKindList } from '../wire/device.ts'

export interface KindRouteOptions {
  readonly kinds: readonly Kind[]
}

export const kindRoutes: FastifyPluginAsyncZod<KindRouteOptions> = async (app, { kinds }) => {
  const answer = { kinds: kinds.map(kindForm) }
  app.route({
    method: 'GET',
    url: '/api/kinds',
    config: { right: 'self' },
    schema: {
      tags: ['devices'],
      summary: 'The kinds of devices and their metrics',
      response: { 200: kindList },
    },
    handler: async () => answer,
  })
}

type WireKind = WireKindList['kinds'][number]

const kindForm = (kind: Kind): WireKind => ({
  kind: kind.kind,
  title: kind.title,
  expectedIntervalMs: kind.expectedIntervalMs,
  health: kind.health === true,
  metrics: Object.fromEntries(Object.entries(kind.metrics).map(([name, spec]) => [name, metricForm(spec)])),
  ...(kind.sample && { sample: kind.sample }),
  orders: Object.fromEntries(
    Object.entries(kind.orders ?? {}).map(([name, spec]) => [name, orderForm(spec)]),
  ),
})

const orderForm = (order: OrderSpec): NonNullable<WireKind['orders']>[string] => ({
  title: order.title,
  parameters: Object.fromEntries(
    Object.entries(order.parameters).map(([name, spec]) => [
      name,
      { ...metricForm(spec), ...lengthOf(spec), required: spec.optional !== true },
    ]),
  ),
  timeoutMs: order.timeoutMs,
  expiresAfterMs: order.expiresAfterMs,
  confirm: order.confirm === true,
  speaks: order.speaks === true,
})

const lengthOf = (spec: MetricSpec) => (spec.type === 'word' ? { lengthMax: spec.lengthMax } : {})

function metricForm(spec: MetricSpec): WireKind['metrics'][string] {
  const { type, title } = spec
  if (spec.type === 'number') return { type, title, unit: spec.unit, min: spec.min, max: spec.max }
  if (spec.type === 'flag' || !spec.oneOf) return { type, title }
  return { type, title, oneOf: [...spec.oneOf], ...(spec.said && { said: spec.said }) }
}
