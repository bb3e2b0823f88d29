import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Device } from '../../domain/model/device.ts'
import { OCPP_SOURCE } from '../../domain/model/origin.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { ChargerDoor, Visit } from '../../ocpp/desk.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { SourceDesk } from '../../sources/desk.ts'
import type { Reach } from '../access/reach.ts'
import { reachOf } from '../access/route-rights.ts'
import { reachesAll, turnedAwayForms } from '../form/turned-away-form.ts'
import { chargerDoor, type WireChargerDoor } from '../wire/charger-door.ts'

export interface ChargerDoorRouteOptions {
  readonly chargerDoor?: ChargerDoor
  readonly sources: Pick<SourceDesk, 'waiting'>
  readonly registry: Pick<Registry, 'get' | 'heardAt' | 'sites'>
}

/** Who is at the chargers' door: connected, away, not let in and why. */
export const chargerDoorRoutes: FastifyPluginAsyncZod<ChargerDoorRouteOptions> = async (app, options) => {
  const { chargerDoor: door, sources, registry } = options
  app.route({
    method: 'GET',
    url: '/api/charger-door',
    config: { right: 'sources.read' },
    schema: {
      tags: ['sources'],
      summary: 'Chargers at the OCPP door: connected, away, or refused and why',
      response: { 200: chargerDoor },
    },
    handler: async request => {
      const reach = reachOf(request)
      const seen = (door?.visits.list() ?? []).filter(visit => isWithin(visit, reach))
      return {
        door: door === undefined ? null : { port: door.port, securityProfile: door.securityProfile },
        turnedAway: turnedAwayForms(door?.turnedAway.list() ?? [], registry, reach),
        chargePoints: seen
          .map(formOf)
          .sort((a, b) => ORDER[a.state] - ORDER[b.state] || (a.id < b.id ? -1 : 1)),
      }
    },
  })

  /** Of one that nobody registered nobody knows on which site it stands. */
  function isWithin(visit: Visit, reach: Reach): boolean {
    const known = deviceOf(visit)
    if (known !== undefined) return reach.place(known.site, known.zone)
    return reachesAll(reach, registry)
  }

  /** As it is registered now: one that was adopted since it knocked is nobody unknown. */
  function deviceOf({ id, device }: Visit): Device | undefined {
    if (device !== undefined) return registry.get(device)?.device
    const found = (registry.heardAt(OCPP_SOURCE, id) ?? registry.get(id))?.device
    return mayConnect(found) ? found : undefined
  }

  function formOf(visit: Visit): WireChargerDoor['chargePoints'][number] {
    const { id, state, securityProfile, since, refused, address = null } = visit
    const device = deviceOf(visit)
    return {
      ...{ id, state, securityProfile, address, since: toRfc3339(since) },
      device: device?.id ?? null,
      isWaiting: device === undefined && sources.waiting(OCPP_SOURCE, id) !== undefined,
      refused: refused === undefined ? null : { ...refused, lastAt: toRfc3339(refused.lastAt) },
    }
  }
}

/** What somebody has to do something about stands first. */
const ORDER = { refused: 0, away: 1, connected: 2 } as const

/** A charger, or a cabinet with chargers behind it. */
const mayConnect = (device: Device | undefined): boolean =>
  device?.kind === 'ev-charger' || device?.kind === 'gateway'
