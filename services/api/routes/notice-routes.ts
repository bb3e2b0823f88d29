import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { NoticeDesk } from '../../notify/desk.ts'
import { reachOf } from '../access/route-rights.ts'
import { defined } from '../form/defined.ts'
import { noticeForm } from '../form/notice-form.ts'
import { noticeFilter, noticeList } from '../wire/notice.ts'

export interface NoticeRouteOptions {
  readonly ledger: NoticeDesk['ledger']
}

/** The ledger. */
export const noticeRoutes: FastifyPluginAsyncZod<NoticeRouteOptions> = async (app, { ledger }) => {
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
      const { alert, limit, page, ...filter } = request.query
      const query = defined({ ...filter, alertId: alert, within: reachOf(request).within() })
      const { files, total } = await ledger.list({ ...query, limit, page })
      return { notices: files.map(noticeForm), total, page, limit }
    },
  })
}
