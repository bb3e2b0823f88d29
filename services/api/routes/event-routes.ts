import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Journal, Seq } from '../../journal/journal.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { visibleTo } from '../access/visible.ts'
import { decodeCursor, encodeCursor } from '../feed/cursor.ts'
import { readLogPage } from '../feed/log-page.ts'
import { feedEventForm } from '../form/alert-form.ts'
import { ApiProblem } from '../problem.ts'
import { eventFilter, eventList } from '../wire/feed.ts'

export interface EventRouteOptions {
  readonly journal: Journal
  readonly looks: Looks
}

/** The same events as the feed, for those who poll. */
export const eventRoutes: FastifyPluginAsyncZod<EventRouteOptions> = async (app, { journal, looks }) => {
  app.route({
    method: 'GET',
    url: '/api/events',
    schema: {
      tags: ['alerts'],
      summary: 'Alert events after a cursor; without one, from the oldest that is kept',
      querystring: eventFilter,
      response: { 200: eventList },
    },
    handler: async request => {
      const caller = callerOf(request)
      const { after, limit } = request.query
      const page = await readLogPage(
        journal,
        after === undefined ? await journal.oldest() : seqOf(after),
        limit,
      )
      if (typeof page === 'string') throw new ApiProblem('CURSOR_TOO_OLD')
      const mine = page.changes.filter(({ change }) => visibleTo(caller, change.alert))
      await looks.atAlerts(
        caller.username,
        mine.map(({ change }) => change.alert),
      )
      return { cursor: encodeCursor(page.upTo), events: mine.map(feedEventForm) }
    },
  })
}

export function seqOf(cursor: string): Seq {
  const seq = decodeCursor(cursor)
  if (seq === undefined) throw new ApiProblem('CURSOR_INVALID')
  return seq
}
