import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { PersonAccount } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Reach } from '../access/reach.ts'
import { reachBy, reachOf } from '../access/route-rights.ts'
import { colleagues } from '../wire/colleague.ts'

export interface ColleagueRouteOptions {
  readonly accounts: Pick<AccountStore, 'people'>
}

/** The names that stand beside what people did: an alert says by user name whose it is. */
export const colleagueRoutes: FastifyPluginAsyncZod<ColleagueRouteOptions> = async (app, { accounts }) => {
  app.route({
    method: 'GET',
    url: '/api/colleagues',
    config: { right: 'alerts.read' },
    schema: {
      tags: ['accounts'],
      summary:
        'What those are called who work where you do; caregivers for those alone who see of whom an alert is',
      response: { 200: colleagues },
    },
    handler: async request => {
      const { username } = callerOf(request)
      const knowsCarers = reachBy(request, 'health.read') !== undefined
      const known = (one: PersonAccount) =>
        one.username === username ||
        (isNear(one, reachOf(request)) && (knowsCarers || one.role !== 'caregiver'))
      const all = (await accounts.people()).filter(known)
      return { colleagues: all.map(({ username: id, displayName: name }) => ({ id, name })) }
    },
  })
}

const isNear = ({ scope }: PersonAccount, reach: Reach): boolean =>
  scope === 'all' || scope.some(({ site }) => reach.touches(site))
