import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { deviceToken, id } from '../wire/device.ts'
import type { DeviceOffice } from './device-office.ts'

export interface DeviceTokenRouteOptions {
  readonly office: DeviceOffice
}

export const deviceTokenRoutes: FastifyPluginAsyncZod<DeviceTokenRouteOptions> = async (app, { office }) => {
  app.route({
    method: 'POST',
    url: '/api/devices/:id/token',
    config: { right: 'devices.token' },
    schema: {
      tags: ['devices'],
      summary: 'A new token for a device: shown once, and the one before it ends',
      params: z.object({ id }),
      response: { 200: deviceToken },
    },
    handler: async request => {
      const { device, token } = await office.giveToken(request.params.id)
      const topic = `community/${device.site}/${device.kind}/${device.id}/telemetry`
      return { username: device.id, token, topic }
    },
  })
}
