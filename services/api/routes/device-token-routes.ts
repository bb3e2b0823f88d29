import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Registry } from '../../runtime/registry.ts'
import { refuseGateway, refuseHidden } from '../access/own-devices.ts'
import { reachOf } from '../access/route-rights.ts'
import { deviceToken, id, type WireDeviceToken } from '../wire/device.ts'
import type { DeviceOffice } from './device-office.ts'

export interface DeviceTokenRouteOptions {
  readonly office: DeviceOffice
  readonly registry: Pick<Registry, 'get'>
  /** Where devices connect. */
  readonly mqtt: WireDeviceToken['mqtt']
}

export const deviceTokenRoutes: FastifyPluginAsyncZod<DeviceTokenRouteOptions> = async (app, options) => {
  const { office, registry, mqtt } = options
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
      const { id } = request.params
      const known = registry.get(id)?.device
      if (known !== undefined) refuseHidden(known, reachOf(request))
      if (known !== undefined) refuseGateway(known, reachOf(request))
      const { device, token } = await office.giveToken(id)
      const topic = `community/${device.site}/${device.kind}/${device.id}/telemetry`
      return { username: device.id, token, topic, mqtt }
    },
  })
}
