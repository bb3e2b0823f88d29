import { randomUUID } from 'node:crypto'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Kind } from '../../domain/model/kind.ts'
import type { MaintenanceWindow } from '../../domain/model/maintenance.ts'
import type { Actor } from '../../domain/model/person.ts'
import type { Rule } from '../../domain/model/rule.ts'
import { DAY, type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import { callerOf } from '../access/authenticate.ts'
import { ownDevices } from '../access/own-devices.ts'
import type { Reach } from '../access/reach.ts'
import { reachOf } from '../access/route-rights.ts'
import type { MaintenanceLimits } from '../config.ts'
import { maintenanceForm } from '../form/maintenance-form.ts'
import { placesThere } from '../form/places-there.ts'
import { ApiProblem } from '../problem.ts'
import { submit } from '../submit.ts'
import {
  maintenanceBody,
  maintenanceList,
  maintenanceScope,
  plannedWindow,
  silence,
  type WireMaintenanceBody,
  type WireMaintenanceScope,
} from '../wire/maintenance.ts'
import { silencedIn } from './silence.ts'
import { placeOf, refuseNoPlace, type WorkPlace } from './work-place.ts'

export interface MaintenanceRouteOptions {
  readonly rules: readonly Rule[]
  readonly kinds: readonly Kind[]
  readonly registry: Registry
  readonly intake: Intake
  readonly limits: MaintenanceLimits
}

export const maintenanceRoutes: FastifyPluginAsyncZod<MaintenanceRouteOptions> = async (app, options) => {
  const { registry, intake, limits } = options
  const tags = ['maintenance']
  const there = placesThere(registry)
  const windows = () => [...registry.maintenance()].filter(({ to }) => to > intake.now())

  app.route({
    method: 'GET',
    url: '/api/maintenance',
    config: { right: 'maintenance.read' },
    schema: { tags, summary: 'Windows under way and planned', response: { 200: maintenanceList } },
    handler: async request => ({
      windows: windows()
        .filter(window => concerns(window, reachOf(request), registry))
        .sort((a, b) => a.from - b.from || a.to - b.to)
        .map(maintenanceForm),
    }),
  })

  app.route({
    method: 'POST',
    url: '/api/maintenance',
    config: { right: 'maintenance.write' },
    schema: {
      tags,
      summary:
        'What is raised within it is held back until its end; what is about a wearer, fire and smoke never is',
      body: maintenanceBody,
      response: { 201: plannedWindow },
    },
    handler: async (request, reply) => {
      const { username } = callerOf(request)
      if (windows().length >= limits.windowsMax) throw new ApiProblem('MAINTENANCE_TOO_MANY')
      const place = coveredPlace(request.body.scope, 'scope.', reachOf(request))
      const window = windowOf(request.body, place, username, options)
      await submit(intake, window.site, { type: 'maintenance-planned', window })
      reply.code(201)
      return { ...maintenanceForm(window), ...silencedIn(window, options) }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/maintenance/preview',
    config: { right: 'maintenance.write' },
    schema: {
      tags,
      summary:
        'What may be critical and would not be heard of if work were planned there; nothing is planned',
      body: maintenanceScope,
      response: { 200: silence },
    },
    handler: async request => silencedIn(coveredPlace(request.body, '', reachOf(request)), options),
  })

  app.route({
    method: 'DELETE',
    url: '/api/maintenance/:id',
    config: { right: 'maintenance.write' },
    schema: {
      tags,
      summary: 'End it now, or call it off',
      params: z.object({ id: z.string().max(64) }),
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const window = windows().find(({ id }) => id === request.params.id)
      const reach = reachOf(request)
      if (window === undefined || !concerns(window, reach, registry))
        throw new ApiProblem('MAINTENANCE_NOT_FOUND')
      if (!covers(window, reach, registry)) throw new ApiProblem('NOT_ALLOWED')
      const actor = callerOf(request).username
      await submit(intake, window.site, { type: 'maintenance-ended', windowId: window.id, actor })
      reply.code(204)
    },
  })

  /** What is none is told only to those whose it would be: who else is there is not for everybody. */
  function coveredPlace(scope: WireMaintenanceScope, within: '' | 'scope.', reach: Reach): WorkPlace {
    const place = placeOf(scope, within, ownDevices(registry, reach))
    if (!covers(place, reach, registry)) throw new ApiProblem('NOT_ALLOWED')
    refuseNoPlace(place, within, registry, there)
    return place
  }
}

type Devices = Pick<Registry, 'get'>

/** All of it is the person's. */
function covers({ site, zone, device: id }: WorkPlace, reach: Reach, registry: Devices): boolean {
  const device = id === undefined ? undefined : registry.get(id)?.device
  return device === undefined ? reach.place(site, zone) : reach.device(device)
}

/** Something of the person's lies in it. */
const concerns = (window: WorkPlace, reach: Reach, registry: Devices): boolean =>
  window.device === undefined ? reach.touches(window.site, window.zone) : covers(window, reach, registry)

function windowOf(
  { reason, ...times }: WireMaintenanceBody,
  place: WorkPlace,
  by: Actor,
  { intake, limits }: Pick<MaintenanceRouteOptions, 'intake' | 'limits'>,
): MaintenanceWindow {
  const now = intake.now()
  const from = times.from === undefined ? now : Date.parse(times.from)
  const to = Date.parse(times.to)
  const wrong = whatIsWrong(from, to, now, limits)
  if (wrong !== undefined) throw new ApiProblem('MAINTENANCE_TIMES_INVALID', { detail: wrong })
  return { id: randomUUID(), ...place, from, to, reason, by }
}

function whatIsWrong(
  from: Instant,
  to: Instant,
  now: Instant,
  { forMsMax }: MaintenanceLimits,
): string | undefined {
  if (to <= from) return '`to` is not after `from`'
  if (to <= now) return `\`to\` is past: it is ${toRfc3339(now)} now`
  return to - from > forMsMax ? `it lasts at most ${forMsMax / DAY} days` : undefined
}
