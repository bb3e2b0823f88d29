import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import type { Sessions } from '../access/sessions.ts'
import type { Sight } from '../access/visible.ts'
import type { Feed } from '../feed/feed.ts'
import type { Audience } from '../feed/subscriber.ts'
import { ApiProblem } from '../problem.ts'
import { feedFilter } from '../wire/feed.ts'

export interface FeedRouteOptions {
  readonly feed: Feed
  readonly sessions: Sessions
  readonly looks: Looks
  readonly sight: Sight
}

export const feedRoutes: FastifyPluginAsyncZod<FeedRouteOptions> = async (app, options) => {
  const { feed, sessions, looks, sight } = options
  app.route({
    method: 'GET',
    url: '/api/feed',
    config: { right: 'alerts.read' },
    exposeHeadRoute: false,
    schema: {
      tags: ['alerts'],
      summary: 'WebSocket: alert events as they happen, from a cursor on',
      querystring: feedFilter,
    },
    preHandler: async request => {
      if (!request.ws) throw new ApiProblem('WEBSOCKET_EXPECTED')
      if (feed.isFull) throw new ApiProblem('OVERLOADED', { detail: 'too many feed connections' })
      const { after } = request.query
      if (after !== undefined && feed.cursors.decode(after) === 'no-cursor')
        throw new ApiProblem('CURSOR_INVALID')
    },
    handler: async () => {
      throw new ApiProblem('WEBSOCKET_EXPECTED')
    },
    wsHandler: (socket, request) => {
      const client = { socket, wire: request.raw.socket }
      feed.join(client, audienceOf(request), (request.query as { after?: string }).after)
    },
  })

  function audienceOf(request: FastifyRequest): Audience {
    const caller = callerOf(request)
    return {
      sessionHash: caller.sessionHash,
      sees: () => sight.as(caller),
      // An SOS reaches the people on duty even when the look at it cannot be written down.
      aboutToSee: alerts =>
        looks.atAlerts(caller, alerts)?.catch(err => request.log.error({ err }, 'look not recorded')),
      stillSignedIn: () => sessions.stands(caller),
    }
  }
}
