import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Device, DeviceId } from '../../domain/model/device.ts'
import { errors } from '../../domain/model/errors.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { SourceDesk } from '../../sources/desk.ts'
import { callerOf } from '../access/authenticate.ts'
import { ownDevices, refuseGateway } from '../access/own-devices.ts'
import type { Reach } from '../access/reach.ts'
import { reachOf } from '../access/route-rights.ts'
import type { Caller } from '../access/sessions.ts'
import type { Sight } from '../access/visible.ts'
import { withSettings } from '../form/device-settings-form.ts'
import { ApiProblem } from '../problem.ts'
import { deviceSettings, deviceSettingsDone } from '../wire/device-settings.ts'
import { type DeviceChoice, isChosen, refuseNobodys } from './chosen-devices.ts'
import type { Fleet, Refused } from './device-fleet.ts'

export interface DeviceSettingsRouteOptions {
  readonly registry: Registry
  readonly fleet: Fleet
  readonly sight: Sight
  readonly kinds: readonly Kind[]
  readonly sources: Pick<SourceDesk, 'get'>
  readonly ownDevice?: DeviceId
  readonly settingsMax: number
}

/** The same for many devices at once. */
export const deviceSettingsRoutes: FastifyPluginAsyncZod<DeviceSettingsRouteOptions> = async (
  app,
  options,
) => {
  const { registry, fleet, sight, ownDevice, settingsMax } = options

  app.route({
    method: 'POST',
    url: '/api/devices/settings',
    config: { right: 'devices.write' },
    schema: {
      tags: ['devices'],
      summary: 'Set the same for many devices, in one commit; those that it does not fit are named',
      body: deviceSettings,
      response: { 200: deviceSettingsDone },
    },
    handler: async request => {
      const { devices, set, dryRun } = request.body
      const caller = callerOf(request)
      const reach = reachOf(request)
      if (!('ids' in devices)) refuseNobodys(devices, reach, options)
      const ids = 'ids' in devices ? [...new Set(devices.ids)] : chosen(devices, reach)
      if (ids.length > settingsMax)
        throw new ApiProblem('DEVICES_TOO_MANY', { detail: `${ids.length}, at most ${settingsMax}` })
      const tells = (other: Device) => reach.device(other)
      const wanted = (device: Device) => {
        const other = withSettings(device, set)
        refuseForeign(device, other, caller, reach)
        return other
      }
      const done = await fleet({ ids, wanted, dryRun, by: { actor: caller.username, tells } })
      return {
        applied: !dryRun,
        matched: ids.length,
        changed: done.changed.length,
        unchanged: done.unchanged,
        ids: [...done.changed],
        refused: done.refused.map(refusedForm),
      }
    },
  })

  const chosen = (choice: DeviceChoice, reach: Reach): DeviceId[] =>
    [...ownDevices(registry, reach).list()]
      .filter(({ device }) => isChosen(device, choice, { registry, ownDevice }))
      .map(({ device }) => device.id)

  /** As of one: neither where it is nor where it goes; and a band is only for those who may know whose it is. */
  function refuseForeign(before: Device, device: Device, caller: Caller, reach: Reach): void {
    if (!reach.device(before)) throw new ApiProblem('DEVICE_NOT_FOUND')
    if (!reach.device(device) || !sight.isWhole(caller, before)) throw new ApiProblem('NOT_ALLOWED')
    refuseGateway(device, reach)
  }
}

const refusedForm = ({ id, problem: { code, extras } }: Refused) => ({
  ...{ id, code, title: errors[code].title },
  ...(extras.detail !== undefined && { detail: extras.detail }),
})
