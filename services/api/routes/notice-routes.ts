import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Alert } from '../../domain/model/alert.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { NoticeDesk } from '../../notify/desk.ts'
import type { NoticeFile } from '../../store/notice-store.ts'
import type { AlertStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { reachOf, refuseOutside } from '../access/route-rights.ts'
import type { Caller } from '../access/sessions.ts'
import type { Sight } from '../access/visible.ts'
import { defined } from '../form/defined.ts'
import { noticeForm } from '../form/notice-form.ts'
import { noticeFilter, noticeList, noticePreviews, previewFilter } from '../wire/notice.ts'

export interface NoticeRouteOptions {
  readonly desk: Pick<NoticeDesk, 'ledger' | 'preview'>
  readonly alerts: Pick<AlertStore, 'get'>
  readonly sight: Pick<Sight, 'as'>
  readonly looks: Pick<Looks, 'atAlerts'>
}

/** The ledger. */
export const noticeRoutes: FastifyPluginAsyncZod<NoticeRouteOptions> = async (app, options) => {
  const { desk, alerts, sight, looks } = options

  /** Whom an alert is told to says whose it is. */
  async function recordLook(who: Caller, id: string): Promise<void> {
    const alert = (await alerts.get(id))?.alert
    const seen = alert && sight.as(who)(alert)
    if (seen !== undefined) await looks.atAlerts(who, [seen])
  }

  /** Of the alerts that a page of the ledger is about, those that somebody sees, as they see them. */
  async function seenBy(who: Caller, files: readonly NoticeFile[]): Promise<ReadonlyMap<string, Alert>> {
    const sees = sight.as(who)
    const ids = new Set(files.flatMap(({ notice }) => notice.alertId ?? []))
    const found = await Promise.all([...ids].map(async id => (await alerts.get(id))?.alert))
    const seen = found.flatMap(alert => (alert && sees(alert)) ?? [])
    return new Map(seen.map(alert => [alert.id, alert]))
  }

  app.route({
    method: 'GET',
    url: '/api/notices',
    config: { right: 'notices.read' },
    schema: {
      tags: ['notices'],
      summary: 'Who was to be told of what, by what, and what became of it; newest first',
      querystring: noticeFilter,
      response: { 200: noticeList },
    },
    handler: async request => {
      const { alert, from, to, limit, page, ...filter } = request.query
      if (alert !== undefined) await recordLook(callerOf(request), alert)
      const period = { from: instantOf(from), to: instantOf(to) }
      const query = defined({ ...filter, ...period, alertId: alert, within: reachOf(request).within() })
      const { files, total } = await desk.ledger.list({ ...query, limit, page })
      const about = await seenBy(callerOf(request), files)
      const notices = files.map(file => noticeForm(file, about.get(file.notice.alertId ?? '')))
      return { notices, total, page, limit }
    },
  })
  app.route({
    method: 'GET',
    url: '/api/notices/preview',
    config: { right: 'notices.read' },
    schema: {
      tags: ['notices'],
      summary: 'What notices of a place would say, one of each sort',
      querystring: previewFilter,
      response: { 200: noticePreviews },
    },
    handler: async request => {
      refuseOutside(request, request.query.site)
      const previews = (await desk.preview(request.query)).map(({ why, message }) => {
        const { severity, title, body } = message
        return { why, severity, title, body }
      })
      return { previews }
    },
  })
}

const instantOf = (stamp: string | undefined): Instant | undefined =>
  stamp === undefined ? undefined : Date.parse(stamp)
