import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Registry } from '../../runtime/registry.ts'
import type { TurnedAway } from '../../runtime/turned-away.ts'
import { reachOf } from '../access/route-rights.ts'
import { turnedAwayForms } from '../form/turned-away-form.ts'
import { deviceDoor } from '../wire/device-door.ts'

export interface DeviceDoorRouteOptions {
  readonly mqtt: { readonly port: number; readonly tlsPort?: number }
  readonly turnedAway: Pick<TurnedAway, 'list'>
  readonly registry: Pick<Registry, 'get' | 'sites'>
}

/** Who was not let in where devices connect: the metrics count them, this says who. */
export const deviceDoorRoutes: FastifyPluginAsyncZod<DeviceDoorRouteOptions> = async (app, options) => {
  const { mqtt, turnedAway, registry } = options
  app.route({
    method: 'GET',
    url: '/api/device-door',
    config: { right: 'sources.read' },
    schema: {
      tags: ['devices'],
      summary: 'Who was not let in at the MQTT door, and why: tokens, certificates, failed handshakes',
      response: { 200: deviceDoor },
    },
    handler: async request => ({
      ...{ port: mqtt.port, tlsPort: mqtt.tlsPort ?? null },
      turnedAway: turnedAwayForms(turnedAway.list(), registry, reachOf(request)),
    }),
  })
}
