import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { CertificateVerdict, TokenDesk } from '../../broker/token-port.ts'
import type { DeviceId } from '../../domain/model/device.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import { callerOf } from '../access/authenticate.ts'
import { reachOf } from '../access/route-rights.ts'
import type { TokenLimits } from '../config.ts'
import { certificateForm } from '../form/device-certificate-form.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { certificateBody, deviceCertificate, takenQuery } from '../wire/device-certificate.ts'
import { knownOf } from './known-certificates.ts'
import { namedCertificate, ofWritten } from './named-certificate.ts'
import { reachedDevice, standingOf } from './reached-device.ts'

export interface DeviceCertificateRouteOptions {
  readonly tokens: Pick<TokenDesk, 'seen' | 'certificates' | 'bind' | 'revoke'>
  readonly limits: TokenLimits
  readonly registry: Pick<Registry, 'get'>
  readonly now: () => Instant
  /** The server itself as a device: nobody signs in as it. */
  readonly ownDevice?: DeviceId
}

/** Which client certificates open a device's account. */
export const deviceCertificateRoutes: FastifyPluginAsyncZod<DeviceCertificateRouteOptions> = async (
  app,
  options,
) => {
  const { tokens, limits, registry, now } = options

  app.route({
    method: 'POST',
    url: '/api/devices/:id/certificates',
    config: { right: 'devices.token' },
    schema: {
      tags: ['devices'],
      summary:
        'A certificate opens the device’s account from now on, whoever signed it and whatever name is in it',
      params: z.object({ id }),
      body: certificateBody,
      response: { 200: deviceCertificate },
    },
    handler: async request => {
      const device = reachedDevice(request.params.id, registry, reachOf(request))
      if (device.id === options.ownDevice) throw new ApiProblem('DEVICE_RESERVED', { detail: device.id })
      const named = namedCertificate(request.body, now())
      const how = {
        standing: standingOf(registry, reachOf(request)),
        isTakenElsewhere: request.body.takenElsewhere === true,
      }
      refuseUndone(await tokens.bind(device.id, named, callerOf(request).username, how))
      const bound = tokens.certificates(device.id).find(each => each.fingerprint === named.fingerprint)
      if (bound === undefined) throw new ApiProblem('DEVICE_NOT_FOUND')
      return certificateForm(bound)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/devices/:id/certificates/:fingerprint',
    config: { right: 'devices.token' },
    schema: {
      tags: ['devices'],
      summary: 'A certificate opens nothing any more; what is open by it ends at once',
      params: z.object({ id, fingerprint: z.string().min(1).max(200) }),
      querystring: takenQuery,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const device = reachedDevice(request.params.id, registry, reachOf(request))
      const fingerprint = ofWritten(request.params.fingerprint)
      const how = {
        standing: standingOf(registry, reachOf(request)),
        isUnseen: request.query.unseen === 'true',
      }
      const verdict = await tokens.revoke(device.id, { fingerprint }, callerOf(request).username, how)
      if (verdict === 'unknown')
        throw new ApiProblem('CERTIFICATE_NOT_FOUND', { detail: knownOf(device.id, tokens) })
      refuseUndone(verdict)
      reply.code(204)
    },
  })

  function refuseUndone(verdict: CertificateVerdict): void {
    if (verdict === 'of-authority') throw new ApiProblem('CERTIFICATE_OF_AUTHORITY')
    if (verdict === 'of-another') throw new ApiProblem('CERTIFICATE_OF_ANOTHER')
    if (verdict === 'taken-elsewhere') throw new ApiProblem('CERTIFICATE_TAKEN_ELSEWHERE')
    if (verdict === 'too-many')
      throw new ApiProblem('CERTIFICATES_TOO_MANY', {
        detail: `LINLI_DEVICE_CERTIFICATES is ${limits.certificatesMax}`,
      })
  }
}
