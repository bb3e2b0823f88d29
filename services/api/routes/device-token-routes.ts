import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { TokenDesk } from '../../broker/token-port.ts'
import type { ChargerDoor } from '../../ocpp/desk.ts'
import type { Registry } from '../../runtime/registry.ts'
import { reachOf } from '../access/route-rights.ts'
import type { TokenLimits } from '../config.ts'
import { defined } from '../form/defined.ts'
import { certificateForm, seenForm } from '../form/device-certificate-form.ts'
import { deviceTokensForm } from '../form/device-token-form.ts'
import { invalid } from '../validate.ts'
import { id } from '../wire/device.ts'
import { deviceToken, deviceTokens, tokenBody, type WireDeviceToken } from '../wire/device-token.ts'
import { chargerWay } from './charger-way.ts'
import type { DeviceOffice } from './device-office.ts'
import { reachedDevice } from './reached-device.ts'

export interface DeviceTokenRouteOptions {
  readonly office: DeviceOffice
  readonly tokens: Pick<TokenDesk, 'of' | 'seen' | 'certificates' | 'endFormer'>
  readonly limits: TokenLimits
  readonly registry: Pick<Registry, 'get'>
  /** Where devices connect. */
  readonly mqtt: WireDeviceToken['mqtt']
  /** There is a CA whose certificates open accounts. */
  readonly believesCertificates?: boolean | undefined
  /** Where chargers do, if they may. */
  readonly chargerDoor?: ChargerDoor | undefined
}

export const deviceTokenRoutes: FastifyPluginAsyncZod<DeviceTokenRouteOptions> = async (app, options) => {
  const { office, tokens, limits, registry, mqtt, believesCertificates = false, chargerDoor } = options
  const params = z.object({ id })

  app.route({
    method: 'GET',
    url: '/api/devices/:id/token',
    config: { right: 'devices.token' },
    schema: {
      tags: ['devices'],
      summary: 'What opens a device’s account: in use, never used, until when; never the token',
      params,
      response: { 200: deviceTokens },
    },
    handler: async request => {
      const { id } = reachedDevice(request.params.id, registry, reachOf(request))
      const [seen] = tokens.seen(id)
      return {
        tokens: deviceTokensForm(tokens.of(id)),
        certificate: seen === undefined ? null : seenForm(seen),
        certificates: tokens.certificates(id).map(certificateForm),
        certificateDoor: { tls: mqtt.tlsPort !== undefined, ca: believesCertificates },
        ...limits,
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/devices/:id/token',
    config: { right: 'devices.token' },
    schema: {
      tags: ['devices'],
      summary: 'A new token for a device: shown once; the one before ends, at once or after an overlap',
      params,
      body: tokenBody,
      response: { 200: deviceToken },
    },
    handler: async request => {
      const { id } = request.params
      const { overlapMs = limits.overlapMs, endsAfterUseMs, form } = request.body ?? {}
      if (overlapMs > limits.overlapMsMax)
        throw invalid(`overlapMs: expected at most ${limits.overlapMsMax}, got ${overlapMs}`)
      if (registry.get(id) !== undefined) reachedDevice(id, registry, reachOf(request))
      const overlap = { ms: overlapMs, ...(endsAfterUseMs !== undefined && { endsAfterUseMs }) }
      const { device, token } = await office.giveToken(id, overlap, form)
      const topic = `community/${device.site}/${device.kind}/${device.id}/telemetry`
      return {
        username: device.id,
        token,
        topic,
        mqtt,
        ...defined({ ocpp: chargerWay(device, chargerDoor) }),
      }
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/devices/:id/token/former',
    config: { right: 'devices.token' },
    schema: {
      tags: ['devices'],
      summary: 'The token before the current one ends now instead of after its overlap',
      params,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      await tokens.endFormer(reachedDevice(request.params.id, registry, reachOf(request)).id)
      reply.code(204)
    },
  })
}
