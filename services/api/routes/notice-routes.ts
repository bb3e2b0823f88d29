import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { NoticeDesk } from '../../notify/desk.ts'
import { reachOf, refuseOutside } from '../access/route-rights.ts'
import { defined } from '../form/defined.ts'
import { noticeForm } from '../form/notice-form.ts'
import { noticeFilter, noticeList, noticePreviews, previewFilter } from '../wire/notice.ts'

export interface NoticeRouteOptions {
  readonly desk: Pick<NoticeDesk, 'ledger' | 'preview'>
}

/** The ledger. */
export const noticeRoutes: FastifyPluginAsyncZod<NoticeRouteOptions> = async (app, { desk }) => {
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
      const { files, total } = await desk.ledger.list({ ...query, limit, page })
      return { notices: files.map(noticeForm), total, page, limit }
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
