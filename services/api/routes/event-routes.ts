import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Journal, Seq } from '../../journal/journal.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { changesSeen, type Sight } from '../access/visible.ts'
import type { Cursors } from '../feed/cursor.ts'
import { readLogPage } from '../feed/log-page.ts'
import { feedEventForm } from '../form/alert-form.ts'
import { ApiProblem } from '../problem.ts'
import { eventFilter, eventList } from '../wire/feed.ts'

export interface EventRouteOptions {
  readonly journal: Journal
  readonly cursors: Cursors
  readonly looks: Looks
  readonly sight: Sight
}

/** The same events as the feed, for those who poll. */
export const eventRoutes: FastifyPluginAsyncZod<EventRouteOptions> = async (app, options) => {
  const { journal, cursors, looks, sight } = options
  app.route({
    method: 'GET',
    url: '/api/events',
    config: { right: 'alerts.read' },
    schema: {
      tags: ['alerts'],
      summary: 'Alert events after a cursor; without one, from the oldest that is kept',
      querystring: eventFilter,
      response: { 200: eventList },
    },
    handler: async request => {
      const caller = callerOf(request)
      const { after, limit } = request.query
      const from = after === undefined ? await journal.oldest() : seqOf(cursors, after)
      const page = await readLogPage(journal, from, limit)
      if (typeof page === 'string') throw new ApiProblem('CURSOR_TOO_OLD')
      const mine = changesSeen(page.changes, sight.as(caller))
      await looks.atAlerts(
        caller,
        mine.map(({ change }) => change.alert),
      )
      return { cursor: cursors.encode(page.upTo), events: mine.map(feedEventForm) }
    },
  })
}

function seqOf(cursors: Cursors, cursor: string): Seq {
  const place = cursors.decode(cursor)
  if (place === 'no-cursor') throw new ApiProblem('CURSOR_INVALID')
  if (place === 'elsewhere') throw new ApiProblem('CURSOR_TOO_OLD')
  return place.seq
}
