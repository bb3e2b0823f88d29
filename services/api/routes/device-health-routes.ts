import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { DeviceRefusals, RefusalCount } from '../../runtime/device-refusals.ts'
import type { Registry } from '../../runtime/registry.ts'
import { ownDevices } from '../access/own-devices.ts'
import { reachOf } from '../access/route-rights.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { deviceHealth, deviceRefusals } from '../wire/device-health.ts'

export interface DeviceHealthRouteOptions {
  readonly registry: Registry
  readonly refusals: Pick<DeviceRefusals, 'of' | 'list' | 'since'>
}

/** How devices are, not what they measure: names of metrics at most, never a value. */
export const deviceHealthRoutes: FastifyPluginAsyncZod<DeviceHealthRouteOptions> = async (app, options) => {
  const { registry, refusals } = options
  const tags = ['devices']

  app.route({
    method: 'GET',
    url: '/api/devices/:id/health',
    config: { right: 'devices.read' },
    schema: {
      tags,
      summary: 'How late it tells, and what of its messages was refused and why',
      params: z.object({ id }),
      response: { 200: deviceHealth },
    },
    handler: async request => {
      const view = ownDevices(registry, reachOf(request)).get(request.params.id)
      if (view === undefined) throw new ApiProblem('DEVICE_NOT_FOUND')
      const { total = 0, reasons = [], latest = [] } = refusals.of(view.device.id) ?? {}
      return {
        lagMs: view.lagMs ?? null,
        refused: {
          since: toRfc3339(refusals.since),
          total,
          reasons: reasons.map(countForm),
          latest: latest.map(({ at, ...what }) => ({ at: toRfc3339(at), ...what })),
        },
      }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/device-refusals',
    config: { right: 'devices.read' },
    schema: { tags, summary: 'Whose messages were refused, and why', response: { 200: deviceRefusals } },
    handler: async request => {
      const own = ownDevices(registry, reachOf(request))
      const devices = [...refusals.list()]
        .filter(([id]) => own.get(id) !== undefined)
        .map(([id, { total, reasons }]) => ({ id, total, reasons: reasons.map(countForm) }))
        .sort((a, b) => b.total - a.total)
      return { since: toRfc3339(refusals.since), devices }
    },
  })
}

const countForm = ({ lastAt, ...count }: RefusalCount) => ({ ...count, lastAt: toRfc3339(lastAt) })
