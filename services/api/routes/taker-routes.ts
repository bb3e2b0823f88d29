import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Alert } from '../../domain/model/alert.ts'
import type { Member, Roster } from '../../domain/model/roster.ts'
import type { Instant } from '../../domain/model/time.ts'
import { onDuty } from '../../domain/notices/duty.ts'
import { presenceOf } from '../../domain/notices/duty-presence.ts'
import { isTheirs } from '../../domain/notices/is-theirs.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { AccountStore, AlertStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import { reachOf } from '../access/route-rights.ts'
import type { Sight } from '../access/visible.ts'
import { namesOf } from '../duty/duty-names.ts'
import { ApiProblem } from '../problem.ts'
import { takers } from '../wire/taker.ts'
import { canSee } from './assignee.ts'

export interface TakerRouteOptions {
  readonly alerts: Pick<AlertStore, 'get'>
  readonly accounts: Pick<AccountStore, 'person'>
  readonly intake: Pick<Intake, 'now'>
  readonly registry: Pick<Registry, 'roster'>
  readonly sight: Sight
  readonly timeZoneOf: (site: string) => string
}

/** More names than this are no choice. */
const TAKERS_MAX = 100

export const takerRoutes: FastifyPluginAsyncZod<TakerRouteOptions> = async (app, options) => {
  const { alerts, accounts, intake, registry, sight, timeZoneOf } = options
  app.route({
    method: 'GET',
    url: '/api/alerts/:id/takers',
    config: { right: 'alerts.handle' },
    schema: {
      tags: ['alerts'],
      summary: 'Who could take an alert: whose place or wearer it is, those on duty first',
      params: z.object({ id: z.string().max(128) }),
      response: { 200: takers },
    },
    handler: async request => {
      const found = await alerts.get(request.params.id)
      // As it is seen: who does not see of whom it is does not learn who looks after her either.
      const alert = found && sight.as(callerOf(request))(found.alert)
      if (found === undefined || alert === undefined) throw new ApiProblem('ALERT_NOT_FOUND')
      if (!reachOf(request).alert(found.alert)) throw new ApiProblem('NOT_ALLOWED')
      const all = takersOf(alert, registry.roster(alert.site), timeZoneOf(alert.site), intake.now())
      const some = all.filter(member => canSee(member, found.alert, sight)).slice(0, TAKERS_MAX)
      const names = await namesOf(
        some.map(({ id }) => id),
        accounts,
      )
      const nameOf = new Map(names.map(({ id, name }) => [id, name]))
      return {
        takers: some.map(({ id, role, isOnDuty }) => ({ id, role, isOnDuty, name: nameOf.get(id) ?? null })),
      }
    },
  })
}

function takersOf(alert: Alert, roster: Roster, timeZone: string, at: Instant) {
  const { rotas, zones, members } = roster
  const duty = new Set(onDuty(rotas.values(), zones, { zone: alert.zone }, timeZone, at, presenceOf(members)))
  const rank = ({ id }: Member) => Number(!duty.has(id))
  return [...members.values()]
    .filter(member => isTheirs(member, alert, roster))
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
    .map(member => ({ ...member, isOnDuty: duty.has(member.id) }))
}
