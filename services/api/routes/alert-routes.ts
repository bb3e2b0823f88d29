import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { DeviceId } from '../../domain/model/device.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { AlertQuery, AlertStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { type OwnDevices, ownDevices } from '../access/own-devices.ts'
import { isTold, type SeenAlert, seenEvent } from '../access/redacted.ts'
import { reachOf } from '../access/route-rights.ts'
import { allSeen, type Sight } from '../access/visible.ts'
import type { Cursors } from '../feed/cursor.ts'
import { alertEventForm, alertForm } from '../form/alert-form.ts'
import { defined } from '../form/defined.ts'
import { ApiProblem } from '../problem.ts'
import { alertFile, alertFilter, alertList } from '../wire/alert.ts'
import type { WireAlertGuide } from '../wire/alert-guide.ts'

export interface AlertRouteOptions {
  readonly alerts: AlertStore
  readonly cursors: Cursors
  readonly looks: Looks
  readonly sight: Sight
  readonly registry: OwnDevices
  readonly guideOf: (alert: SeenAlert) => WireAlertGuide
}

export const alertRoutes: FastifyPluginAsyncZod<AlertRouteOptions> = async (app, options) => {
  const { alerts, cursors, looks, sight, registry, guideOf } = options
  app.route({
    method: 'GET',
    url: '/api/alerts',
    config: { right: 'alerts.read' },
    schema: {
      tags: ['alerts'],
      summary: 'Alerts, newest first, and the feed cursor at which the list is true',
      querystring: alertFilter,
      response: { 200: alertList },
    },
    handler: async request => {
      const caller = callerOf(request)
      const reach = reachOf(request)
      const { limit, page, device, rule, text } = request.query
      // To ask by device, rule or name would tell whose band it is that is withheld.
      const tells = [device, rule, text].some(given => given !== undefined)
      const withheld = sight.withheldKinds(caller)
      const found = await alerts.list({
        ...queryOf(request.query, registry),
        ...defined({
          within: reach.within(),
          exceptKinds: tells ? withheld : undefined,
          // Every reading that keeps it going changes it: to ask again and again would tell when these came.
          raisedAloneKinds: withheld,
        }),
      })
      if (found.total === 0) refuseUnknownSite(request.query.site, ownDevices(registry, reach))
      const mine = allSeen(found.alerts, sight.as(caller))
      await looks.atAlerts(caller, mine)
      const feedCursor = cursors.encode(found.seq)
      return { alerts: mine.map(alertForm), total: found.total, page, limit, feedCursor }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/alerts/:id',
    config: { right: 'alerts.read' },
    schema: {
      tags: ['alerts'],
      summary: 'One alert with its evidence and its history',
      params: z.object({ id: z.string().max(128) }),
      response: { 200: alertFile },
    },
    handler: async request => {
      const caller = callerOf(request)
      const found = await alerts.get(request.params.id)
      const alert = found && sight.as(caller)(found.alert)
      if (found === undefined || alert === undefined) throw new ApiProblem('ALERT_NOT_FOUND')
      await looks.atAlerts(caller, [alert])
      const told = found.events.filter(event => isTold(event, alert))
      const events = told.map(event => seenEvent(event, alert))
      return { alert: alertForm(alert), events: events.map(alertEventForm), guide: guideOf(alert) }
    },
  })
}

type Filter = z.output<typeof alertFilter>

function queryOf(
  { device, since, text, ...filter }: Filter,
  registry: Pick<Registry, 'get' | 'list'>,
): AlertQuery {
  // What was raised of somebody who had the device before is not of whoever has it now.
  const raisedSince = device === undefined ? null : (registry.get(device)?.historyFrom ?? null)
  return {
    ...defined(filter),
    ...(device === undefined ? {} : { deviceId: device }),
    ...(text === undefined ? {} : { text: { words: text, devices: devicesNamed(text, registry) } }),
    ...(raisedSince === null ? {} : { raisedSince }),
    ...(since === undefined ? {} : { since: Date.parse(since) }),
  }
}

/** More of them than this, and the words say nothing; SQLite takes 32,766 values in one statement. */
const NAMED_MAX = 5_000

function devicesNamed(text: string, registry: Pick<Registry, 'list'>): DeviceId[] {
  const words = text.toLowerCase()
  const found: DeviceId[] = []
  for (const { device } of registry.list()) {
    if (found.length === NAMED_MAX) break
    if (`${device.name}\n${device.id}`.toLowerCase().includes(words)) found.push(device.id)
  }
  return found
}

/** One that was written wrong looks like a place without alerts. One whose devices are all gone still has its history. */
function refuseUnknownSite(site: string | undefined, registry: Pick<Registry, 'hasSite'>): void {
  if (site !== undefined && !registry.hasSite(site)) throw new ApiProblem('SITE_NOT_FOUND', { detail: site })
}
