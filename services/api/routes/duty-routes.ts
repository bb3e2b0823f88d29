import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ROLES, type Role } from '../../domain/model/person.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { Roster } from '../../domain/model/roster.ts'
import { type Instant, toRfc3339 } from '../../domain/model/time.ts'
import { LOOK_AHEAD_MS } from '../../domain/notices/duty.ts'
import { DutyBoard } from '../../domain/notices/duty-board.ts'
import { type DutyLevel, type DutyWhere, levelsFor } from '../../domain/notices/duty-levels.ts'
import { presenceOf } from '../../domain/notices/duty-presence.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { AccountStore } from '../../store/store.ts'
import { reachOf } from '../access/route-rights.ts'
import { namesOf } from '../duty/duty-names.ts'
import { isZoneOf } from '../duty/known-zone.ts'
import { defined } from '../form/defined.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { duty, dutyQuery } from '../wire/duty.ts'

export interface DutyRouteOptions {
  readonly registry: Pick<Registry, 'roster' | 'list'>
  readonly intake: Pick<Intake, 'now'>
  readonly accounts: Pick<AccountStore, 'person'>
  readonly timeZoneOf: (site: SiteId) => string
  readonly refuseUnknownSite: (site: SiteId) => void
}

export const dutyRoutes: FastifyPluginAsyncZod<DutyRouteOptions> = async (app, options) => {
  const { registry, intake, accounts, timeZoneOf, refuseUnknownSite } = options

  app.route({
    method: 'GET',
    url: '/api/sites/:site/duty',
    config: { right: 'duty.read' },
    schema: {
      tags: ['duty'],
      summary: 'Who is on duty for a place, until when, and who is next',
      params: z.object({ site: id }),
      querystring: dutyQuery,
      response: { 200: duty },
    },
    handler: async request => {
      const { site } = request.params
      const { zone = '', role } = request.query
      const reach = reachOf(request)
      if (!reach.touches(site)) throw new ApiProblem('SITE_NOT_FOUND', { detail: site })
      refuseUnknownSite(site)
      if (zone !== '' && !(isZoneOf(site, registry)(zone) && reach.touches(site, zone)))
        throw new ApiProblem('ZONE_NOT_FOUND', { detail: zone })
      const at = request.query.at === undefined ? intake.now() : Date.parse(request.query.at)
      const found = dutyAt(registry.roster(site), { zone, ...defined({ role }) }, timeZoneOf(site), at)
      const people = found.roles.flatMap(({ on, next }) => [...on, ...(next ?? [])])
      return { ...found, people: await namesOf(people, accounts) }
    },
  })
}

function dutyAt({ rotas, zones, members }: Roster, where: DutyWhere, timeZone: string, at: Instant) {
  const board = new DutyBoard(timeZone, presenceOf(members))
  const levels = levelsFor(rotas.values(), zones, where)
  return {
    at: toRfc3339(at),
    timeZone,
    on: board.at(levelsFor(board.counting(rotas.values(), at), zones, where), at),
    roles: rolesIn(levels).flatMap(role => {
      const ofRole = levels.filter(level => level.role === role)
      const [now, next] = board.spans(ofRole, at, at + LOOK_AHEAD_MS)
      if (now === undefined) return []
      const change = { until: next ? toRfc3339(now.to) : null, next: next ? [...next.on] : null }
      return [{ role, on: [...now.on], ...change }]
    }),
  }
}

const rolesIn = (levels: readonly DutyLevel[]): Role[] =>
  ROLES.filter(role => levels.some(level => level.role === role))
