import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Device } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { OrderDesk } from '../../orders/desk.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { AlertStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import { ownDevices } from '../access/own-devices.ts'
import { reachOf } from '../access/route-rights.ts'
import type { Sight } from '../access/visible.ts'
import { defined } from '../form/defined.ts'
import { orderForm } from '../form/order-form.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { order, orderBody, orderList } from '../wire/order.ts'
import { refuseUnfitOrder, refuseUnlessAllowed } from './unfit-order.ts'

export interface OrderRouteOptions {
  readonly desk: OrderDesk
  readonly registry: Registry
  readonly kinds: readonly Kind[]
  readonly alerts: Pick<AlertStore, 'get'>
  readonly sight: Sight
}

/** What devices are told to do. */
export const orderRoutes: FastifyPluginAsyncZod<OrderRouteOptions> = async (app, options) => {
  const { desk, registry, kinds, sight } = options
  const tags = ['devices']
  const config = { right: 'devices.order' } as const

  app.route({
    method: 'GET',
    url: '/api/devices/:id/orders',
    config,
    schema: {
      tags,
      summary: 'What the device was told to do, and what became of it',
      params: z.object({ id }),
      response: { 200: orderList },
    },
    handler: async request => {
      const { device, kind, since } = found(request, request.params.id)
      const own = await desk.list(device.id, since)
      const others = (await desk.hitting(device, since)).filter(
        one => seen(request, one.device) !== undefined,
      )
      return {
        orders: [...own, ...others].sort((a, b) => b.at - a.at).map(one => orderForm(one, kind)),
        alsoHits: hitsOf(request, device, Object.keys(kind?.orders ?? {})),
        unfit: unfitOf(device, Object.keys(kind?.orders ?? {})),
        isReached: desk.isReached(device) ?? null,
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/devices/:id/orders',
    config,
    schema: {
      tags,
      summary: 'Tell a device to do something; it waits where the device is away',
      params: z.object({ id }),
      headers: z.object({ 'idempotency-key': z.string().min(1).max(128).optional() }),
      body: orderBody,
      response: { 202: order },
    },
    handler: async (request, reply) => {
      const { device, kind } = found(request, request.params.id)
      const { name, parameters, reason: note, alert } = request.body
      const spec = kind?.orders?.[name]
      refuseUnfitOrder(spec, request.body, desk.alsoHits(device, name))
      refuseUnlessAllowed(request, spec)
      if (alert !== undefined) await refuseForeignAlert(request, alert, device)
      const by = callerOf(request).username
      const key = request.headers['idempotency-key']
      const named = key === undefined ? {} : { key: `${by} ${key}` }
      const given = await desk.give({
        device,
        name,
        parameters,
        by,
        ...defined({ note, alert }),
        ...named,
      })
      if (!given.ok) throw new ApiProblem(given.code, { detail: given.detail, ...retryOf(given.code) })
      reply.code(202)
      return orderForm(given.order, kind)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/devices/:id/orders/:order',
    config,
    schema: {
      tags,
      summary: 'Take back one that was not sent',
      params: z.object({ id, order: z.string().max(64) }),
      response: { 200: order },
    },
    handler: async request => {
      const { device, kind, since } = found(request, request.params.id)
      const known = (await desk.list(device.id, since)).find(one => one.id === request.params.order)
      if (known === undefined) throw new ApiProblem('ORDER_NOT_FOUND')
      refuseUnlessAllowed(request, kind?.orders?.[known.name])
      const cancelled = await desk.cancel(device.id, known.id)
      if (!cancelled.ok) throw new ApiProblem(cancelled.code)
      return orderForm(cancelled.order, kind)
    },
  })

  /** What is said to a wearer is between those who may know of them. */
  function found(request: FastifyRequest, deviceId: string) {
    const view = ownDevices(registry, reachOf(request)).get(deviceId)
    if (view === undefined) throw new ApiProblem('DEVICE_NOT_FOUND')
    const { device } = view
    if (!sight.isWhole(callerOf(request), device)) throw new ApiProblem('NOT_ALLOWED')
    return { device, kind: kinds.find(({ kind }) => kind === device.kind), since: view.historyFrom ?? 0 }
  }

  const seen = (request: FastifyRequest, deviceId: string) =>
    ownDevices(registry, reachOf(request)).get(deviceId)?.device

  function hitsOf(request: FastifyRequest, device: Device, names: readonly string[]) {
    const hits = names.map(name => [name, desk.alsoHits(device, name)] as const)
    const named = (id: string) => ({ id, ...defined({ name: seen(request, id)?.name }) })
    return Object.fromEntries(
      hits.filter(([, ids]) => ids.length > 0).map(([name, ids]) => [name, ids.map(named)]),
    )
  }

  const unfitOf = (device: Device, names: readonly string[]) =>
    defined(Object.fromEntries(names.map(name => [name, desk.unfit(device, name)])))

  async function refuseForeignAlert(request: FastifyRequest, alertId: string, device: Device) {
    const known = await options.alerts.get(alertId)
    const isSeen = known !== undefined && sight.as(callerOf(request))(known.alert) !== undefined
    if (!isSeen || known.alert.deviceId !== device.id) throw new ApiProblem('ALERT_NOT_FOUND')
  }
}

const retryOf = (code: string) => (code === 'ORDERS_TOO_FAST' ? { retryAfterMs: 60_000 } : {})
