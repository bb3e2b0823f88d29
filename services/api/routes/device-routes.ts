import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Device, DeviceId } from '../../domain/model/device.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { deviceForm, deviceOf } from '../form/device-form.ts'
import { ApiProblem } from '../problem.ts'
import { device, deviceBody, deviceList, id } from '../wire/device.ts'
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
    schema: {
      tags: ['devices'],
      summary: 'Delete; its alerts end',
      params,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      await office.remove(request.params.id satisfies DeviceId, callerOf(request).username)
      reply.code(204)
    },
  })

  function answerFor(saved: Device) {
    const fresh = { values: {}, lastSeenAt: null, online: null, historyFrom: null }
    return deviceForm({ ...(registry.get(saved.id) ?? fresh), device: saved })
  }
}

async function* withFirst(first: string, others: AsyncGenerator<string, void>): AsyncGenerator<string, void> {
  yield first
  yield* others
}
