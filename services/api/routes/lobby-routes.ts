import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { SiteId } from '../../domain/model/place.ts'
import { text } from '../../domain/model/text.ts'
import { type Instant, MINUTE, toRfc3339 } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { Bulletin, LobbyScreen, PublicStore } from '../../store/public-store.ts'
import type { MissPace } from '../access/miss-pace.ts'
import { sha256 } from '../access/secrets.ts'
import { contentVersion } from '../content-version.ts'
import type { PeopleBook } from '../people/people-book.ts'
import { ApiProblem } from '../problem.ts'
import type { LobbyAlerts } from '../residents/lobby-alerts.ts'
import { openRows, solvedRows } from '../residents/lobby-board.ts'
import type { TopicOf } from '../residents/public-topic.ts'
import { lobby, type WireLobby } from '../wire/lobby.ts'

export interface LobbyRouteOptions {
  readonly store: Pick<PublicStore, 'screenByHash' | 'touchScreen' | 'bulletins'>
  readonly lobbyAlerts: (site: SiteId) => Promise<LobbyAlerts>
  readonly book: Pick<PeopleBook, 'siteName' | 'sitePhone'>
  readonly registry: Pick<Registry, 'roster'>
  readonly topicOf: TopicOf
  readonly timeZoneOf: (site: SiteId) => string
  readonly now: () => Instant
  /** The time of the flow, by which bulletins begin and end. */
  readonly flowNow: () => Instant
  readonly misses: MissPace
}

/** In a header: an address is written into logs, histories and what is shared. */
export const SCREEN_HEADER = 'x-linli-screen'

/** For a screen in a lobby, which knows its secret and nothing else. */
export const lobbyRoutes: FastifyPluginAsyncZod<LobbyRouteOptions> = async (app, options) => {
  const { store, misses, now } = options

  async function screenOf(secret: string, address: string): Promise<LobbyScreen> {
    const waitMs = misses.waitMs(address)
    if (waitMs !== undefined) throw new ApiProblem('RATE_LIMITED', { retryAfterMs: waitMs })
    const screen = await store.screenByHash(sha256(secret))
    if (screen !== undefined) return screen
    misses.missed(address)
    throw new ApiProblem('SCREEN_UNKNOWN')
  }

  /** To the minute is enough to see which hangs dark. A screen goes on though nothing can be written. */
  async function note({ id, lastSeenAt }: LobbyScreen): Promise<void> {
    if (lastSeenAt !== null && now() - lastSeenAt < MINUTE) return
    await store
      .touchScreen(id, now())
      .catch(error => app.log.warn({ err: error }, 'a screen was seen, and it cannot be noted'))
  }

  async function boardOf(site: SiteId): Promise<WireLobby> {
    const [{ open, solved }, bulletins] = await Promise.all([
      options.lobbyAlerts(site),
      store.bulletins(site),
    ])
    const of = { topicOf: options.topicOf, zones: options.registry.roster(site).zones }
    return {
      site: options.book.siteName(site) ?? text(site, site),
      timeZone: options.timeZoneOf(site),
      phone: options.book.sitePhone(site) ?? null,
      open: openRows(open, of),
      openTotal: open.length,
      solved: solvedRows(solved, of),
      solvedTotal: solved.length,
      bulletins: bulletins.filter(isShown(options.flowNow())).map(bulletinForm),
    }
  }

  app.route({
    method: 'GET',
    url: '/api/screen',
    schema: {
      tags: ['residents'],
      summary: 'What stands on a screen in a lobby: trouble in the place, what was solved, bulletins',
      security: [],
      headers: z.object({
        [SCREEN_HEADER]: z.string().min(1).max(200),
        'if-none-match': z.string().optional(),
      }),
      querystring: z.strictObject({}),
      response: { 200: lobby, 304: z.undefined() },
    },
    handler: async (request, reply) => {
      const screen = await screenOf(String(request.headers[SCREEN_HEADER]), request.ip)
      await note(screen)
      const board = await boardOf(screen.site)
      const tag = `"${contentVersion(board)}"`
      reply.header('etag', tag)
      if (request.headers['if-none-match'] !== tag) return board
      return reply.code(304).send()
    },
  })
}

const isShown =
  (now: Instant) =>
  ({ from, until }: Bulletin): boolean =>
    from <= now && now < until

const bulletinForm = ({ title, text, from, until }: Bulletin): WireLobby['bulletins'][number] => ({
  ...{ title, text },
  from: toRfc3339(from),
  until: toRfc3339(until),
})
