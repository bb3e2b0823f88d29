import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Device, DeviceId } from '../../domain/model/device.ts'
import type { Kind } from '../../domain/model/kind.ts'
import { text } from '../../domain/model/text.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { candidates, ownDevices, refuseGateway, refuseHidden } from '../access/own-devices.ts'
import type { Reach } from '../access/reach.ts'
import { reachOf } from '../access/route-rights.ts'
import type { Caller } from '../access/sessions.ts'
import type { Sight } from '../access/visible.ts'
import { deviceOf } from '../form/device-form.ts'
import type { Consents } from '../people/consents.ts'
import { ApiProblem } from '../problem.ts'
import { device, deviceBody, deviceList, gatewayDeleted, id } from '../wire/device.ts'
import { deviceListText } from './device-list.ts'
import type { DeviceOffice } from './device-office.ts'
import { agreedForm, showing } from './shown-device.ts'

export interface DeviceRouteOptions {
  readonly registry: Registry
  readonly intake: Intake
  readonly office: DeviceOffice
  readonly looks: Looks
  readonly sight: Sight
  readonly consents: Consents
  readonly kinds: readonly Kind[]
}

export const deviceRoutes: FastifyPluginAsyncZod<DeviceRouteOptions> = async (app, options) => {
  const { registry, intake, office, looks, sight } = options
  const params = z.object({ id })

  app.route({
    method: 'GET',
    url: '/api/devices',
    config: { right: 'devices.read' },
    schema: {
      tags: ['devices'],
      summary: 'All devices, with their last values',
      response: { 200: deviceList },
    },
    handler: async (request, reply) => {
      const reach = reachOf(request)
      const shown = showing(callerOf(request), reach, options)
      const text = deviceListText(candidates(registry, reach), () => intake.now(), shown)
      // Asked for before anything is answered: what is wrong with the first piece is answered as a problem.
      const first = await text.next()
      reply.type('application/json; charset=utf-8')
      return reply.send(Readable.from(withFirst(first.value ?? '', text)) as never)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/devices/:id',
    config: { right: 'devices.read' },
    schema: { tags: ['devices'], summary: 'One device', params, response: { 200: device } },
    handler: async request => {
      const reach = reachOf(request)
      const view = ownDevices(registry, reach).get(request.params.id)
      if (view === undefined) throw new ApiProblem('DEVICE_NOT_FOUND')
      const { aboutToLeave, form } = showing(callerOf(request), reach, options)
      await aboutToLeave([view.device])
      return form(view)
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/devices/:id',
    config: { right: 'devices.write' },
    schema: {
      tags: ['devices'],
      summary: 'Register or change',
      params,
      body: deviceBody,
      response: { 200: device },
    },
    handler: async request => {
      const caller = callerOf(request)
      const device = deviceOf(request.params.id, request.body)
      const reach = reachOf(request)
      refuseForeign(device, caller, reach)
      const tells = (other: Device) => reach.device(other)
      const saved = await office.save(device, { actor: caller.username, tells })
      await looks.atDevices(caller, [saved], 'last-values')
      return answerFor(saved)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/devices/:id',
    config: { right: 'devices.write' },
    schema: {
      tags: ['devices'],
      summary: 'Delete; its alerts end. Of a gateway that others still name the answer names them',
      params,
      response: { 200: gatewayDeleted, 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const device = registry.get(id)?.device
      if (device !== undefined) refuseHidden(device, reachOf(request))
      if (device !== undefined) refuseForeign(device, callerOf(request), reachOf(request))
      const behind = await office.remove(id satisfies DeviceId, callerOf(request).username)
      if (behind.length > 0) return { behind: [...behind], says: standAlone(id, behind.length) }
      reply.code(204)
    },
  })

  /** Neither where it is nor where it goes; and a band is only for those who may know whose it is. */
  function refuseForeign(device: Device, caller: Caller, reach: Reach): void {
    const before = registry.get(device.id)?.device ?? device
    if (!reach.device(before) || !reach.device(device) || !sight.isWhole(caller, device))
      throw new ApiProblem('NOT_ALLOWED')
    refuseGateway(device, reach)
  }

  function answerFor(saved: Device) {
    const fresh = { values: {}, lastSeenAt: null, online: null, historyFrom: null }
    return agreedForm({ ...(registry.get(saved.id) ?? fresh), device: saved }, options.consents)
  }
}

const standAlone = (gateway: DeviceId, count: number) =>
  text(
    `Devices that still name ${gateway} as their gateway: ${count}. Each stands for itself, and its silence is an alert of its own, until a gateway is registered under this id again or it names another.`,
    `仍有 ${count} 台设备以 ${gateway} 为网关：在以该编号重新登记网关或改用其他网关之前，各设备单独判断，失联各自告警。`,
  )

async function* withFirst(first: string, others: AsyncGenerator<string, void>): AsyncGenerator<string, void> {
  yield first
  yield* others
}
