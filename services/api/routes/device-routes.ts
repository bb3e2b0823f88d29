import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Device, DeviceId } from '../../domain/model/device.ts'
import { text } from '../../domain/model/text.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { deviceForm, deviceOf } from '../form/device-form.ts'
import { ApiProblem } from '../problem.ts'
import { device, deviceBody, deviceList, gatewayDeleted, id } from '../wire/device.ts'
import { deviceListText } from './device-list.ts'
import type { DeviceOffice } from './device-office.ts'

export interface DeviceRouteOptions {
  readonly registry: Registry
  readonly intake: Intake
  readonly office: DeviceOffice
  readonly looks: Looks
}

export const deviceRoutes: FastifyPluginAsyncZod<DeviceRouteOptions> = async (app, options) => {
  const { registry, intake, office, looks } = options
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
      const { username } = callerOf(request)
      const text = deviceListText(
        registry.list(),
        () => intake.now(),
        devices => looks.atDevices(username, devices, 'last-values'),
      )
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
      const view = registry.get(request.params.id)
      if (view === undefined) throw new ApiProblem('DEVICE_NOT_FOUND')
      await looks.atDevices(callerOf(request).username, [view.device], 'last-values')
      return deviceForm(view)
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
      const { username } = callerOf(request)
      const saved = await office.save(deviceOf(request.params.id, request.body), username)
      await looks.atDevices(username, [saved], 'last-values')
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
      const behind = await office.remove(id satisfies DeviceId, callerOf(request).username)
      if (behind.length > 0) return { behind: [...behind], says: standAlone(id, behind.length) }
      reply.code(204)
    },
  })

  function answerFor(saved: Device) {
    const fresh = { values: {}, lastSeenAt: null, online: null, historyFrom: null }
    return deviceForm({ ...(registry.get(saved.id) ?? fresh), device: saved })
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
