import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Rota } from '../../domain/model/duty.ts'
import type { SiteId, Zone, ZoneId } from '../../domain/model/place.ts'
import { DAY, type DurationMs, type Instant, toRfc3339 } from '../../domain/model/time.ts'
import { LOOK_AHEAD_MS } from '../../domain/notices/duty.ts'
import { DutyBoard } from '../../domain/notices/duty-board.ts'
import { gapsOf, type PostSpans, postLevels, sharing } from '../../domain/notices/duty-posts.ts'
import { presenceOf } from '../../domain/notices/duty-presence.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { AccountStore } from '../../store/store.ts'
import { reachOf } from '../access/route-rights.ts'
import type { DutyLimits } from '../duty/duty-limits.ts'
import { namesOf } from '../duty/duty-names.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { calendarQuery, dutyCalendar, type WireDutyCalendar } from '../wire/duty.ts'

export interface DutyCalendarRouteOptions {
  readonly registry: Pick<Registry, 'roster'>
  readonly intake: Pick<Intake, 'now'>
  readonly accounts: Pick<AccountStore, 'person'>
  readonly timeZoneOf: (site: SiteId) => string
  readonly limits: DutyLimits
  readonly refuseUnknownSite: (site: SiteId) => void
}

export const dutyCalendarRoutes: FastifyPluginAsyncZod<DutyCalendarRouteOptions> = async (app, options) => {
  const { registry, intake, accounts, timeZoneOf, limits, refuseUnknownSite } = options

  app.route({
    method: 'GET',
    url: '/api/sites/:site/duty/calendar',
    config: { right: 'duty.read' },
    schema: {
      tags: ['duty'],
      summary: 'Who is on duty over some time, for each role and zone that a rota names, with the gaps',
      params: z.object({ site: id }),
      querystring: calendarQuery,
      response: { 200: dutyCalendar },
    },
    handler: async request => {
      const { params, query } = request
      const { site } = params
      const reach = reachOf(request)
      if (!reach.touches(site)) throw new ApiProblem('SITE_NOT_FOUND', { detail: site })
      refuseUnknownSite(site)
      const period = periodOf(query, intake.now(), limits.calendarMsMax)
      const { rotas, zones, members } = registry.roster(site)
      const board = new DutyBoard(timeZoneOf(site), presenceOf(members))
      const counted = [...rotas.values()].filter(({ role }) => (query.role ?? role) === role)
      const isOwn = (zone: ZoneId | null) => zone === null || reach.touches(site, zone)
      const calendar = await calendarOf(counted, zones, isOwn, board, period)
      const people = calendar.posts.flatMap(({ spans }) => spans.flatMap(({ on }) => on))
      return { ...calendar, timeZone: timeZoneOf(site), people: await namesOf(people, accounts) }
    },
  })
}

interface Period {
  readonly from: Instant
  readonly to: Instant
}

async function calendarOf(
  rotas: readonly Rota[],
  zones: ReadonlyMap<ZoneId, Zone>,
  isOwn: (zone: ZoneId | null) => boolean,
  board: DutyBoard,
  { from, to }: Period,
): Promise<Omit<WireDutyCalendar, 'people' | 'timeZone'>> {
  const posts: PostSpans[] = []
  const spansOf = sharing(board, levels => board.spans(levels, from, to))
  for (const { role, zone, named, levels } of postLevels(rotas, zones).filter(post => isOwn(post.zone))) {
    posts.push({ role, zone, begins: board.begins(named), spans: spansOf(levels) })
    // A season of a hundred rotas takes a second in all: others are let in between.
    await nextTurn()
  }
  return {
    ...periodForm({ from, to }),
    posts: posts.map(({ role, zone, spans }) => ({
      role,
      zone,
      spans: spans.map(span => ({ ...periodForm(span), on: [...span.on] })),
    })),
    gaps: posts.flatMap(gapsOf).map(({ role, zone, ...gap }) => ({ role, zone, ...periodForm(gap) })),
  }
}

const periodForm = ({ from, to }: Period) => ({ from: toRfc3339(from), to: toRfc3339(to) })

function periodOf(query: z.infer<typeof calendarQuery>, now: Instant, msMax: DurationMs): Period {
  const from = query.from === undefined ? now : Date.parse(query.from)
  const to = query.to === undefined ? from + Math.min(LOOK_AHEAD_MS, msMax) : Date.parse(query.to)
  if (to <= from) throw new ApiProblem('TIME_RANGE_INVALID', { detail: '`to` is not after `from`' })
  if (to - from <= msMax) return { from, to }
  throw new ApiProblem('TIME_RANGE_INVALID', {
    detail: `longer than ${msMax / DAY} days (LINLI_DUTY_CALENDAR_DAYS)`,
  })
}
