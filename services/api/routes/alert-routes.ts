import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AlertQuery, AlertStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { visibleTo } from '../access/visible.ts'
import type { Cursors } from '../feed/cursor.ts'
import { alertEventForm, alertForm } from '../form/alert-form.ts'
import { defined } from '../form/defined.ts'
import { ApiProblem } from '../problem.ts'
import { alertFile, alertFilter, alertList } from '../wire/alert.ts'

export interface AlertRouteOptions {
  readonly alerts: AlertStore
  readonly cursors: Cursors
  readonly looks: Looks
}

export const alertRoutes: FastifyPluginAsyncZod<AlertRouteOptions> = async (app, options) => {
  const { alerts, cursors, looks } = options
  app.route({
    method: 'GET',
    url: '/api/alerts',
    schema: {
      tags: ['alerts'],
      summary: 'Alerts, newest first, and the feed cursor at which the list is true',
      querystring: alertFilter,
      response: { 200: alertList },
    },
    handler: async request => {
      const caller = callerOf(request)
      const { limit, page } = request.query
      const found = await alerts.list(queryOf(request.query))
      const mine = found.alerts.filter(alert => visibleTo(caller, alert))
      await looks.atAlerts(caller.username, mine)
      const feedCursor = cursors.encode(found.seq)
      return { alerts: mine.map(alertForm), total: found.total, page, limit, feedCursor }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/alerts/:id',
    schema: {
      tags: ['alerts'],
      summary: 'One alert with its evidence and its history',
      params: z.object({ id: z.string().max(128) }),
      response: { 200: alertFile },
    },
    handler: async request => {
      const caller = callerOf(request)
      const found = await alerts.get(request.params.id)
      if (found === undefined || !visibleTo(caller, found.alert)) throw new ApiProblem('ALERT_NOT_FOUND')
      await looks.atAlerts(caller.username, [found.alert])
      return { alert: alertForm(found.alert), events: found.events.map(alertEventForm) }
    },
  })
}

function queryOf({ device, since, ...filter }: z.output<typeof alertFilter>): AlertQuery {
  return {
    ...defined(filter),
    ...(device === undefined ? {} : { deviceId: device }),
    ...(since === undefined ? {} : { since: Date.parse(since) }),
  }
}
