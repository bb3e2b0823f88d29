import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { SavedView } from '../../store/account-store.ts'
import type { AccountStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import { ApiProblem } from '../problem.ts'
import { GROUPINGS, view, viewBody, viewId, viewList, type WireView } from '../wire/view.ts'

export interface ViewRouteOptions {
  readonly accounts: Pick<AccountStore, 'views' | 'saveView' | 'removeView'>
  readonly viewsMax: number
}

/** How somebody looks at the alerts, kept for them on whatever desk they sit down at. */
export const viewRoutes: FastifyPluginAsyncZod<ViewRouteOptions> = async (app, { accounts, viewsMax }) => {
  const tags = ['session']
  const config = { right: 'self' } as const
  const params = z.object({ id: viewId })

  app.route({
    method: 'GET',
    url: '/api/me/views',
    config,
    schema: { tags, summary: 'Your saved views of the alerts', response: { 200: viewList } },
    handler: async request => ({
      views: (await accounts.views(callerOf(request).username)).map(viewForm),
    }),
  })

  app.route({
    method: 'PUT',
    url: '/api/me/views/:id',
    config,
    schema: {
      tags,
      summary: 'Save a view under an id of your choice, or change the one that has it',
      params,
      body: viewBody,
      response: { 200: view },
    },
    handler: async request => {
      const caller = callerOf(request)
      // The key of a program has no account that could own it.
      if (caller.rights !== undefined) throw new ApiProblem('NOT_ALLOWED')
      const saved = { id: request.params.id, ...request.body }
      if (!(await accounts.saveView(caller.username, saved, viewsMax)))
        throw new ApiProblem('VIEWS_TOO_MANY', { detail: `LINLI_SAVED_VIEWS is ${viewsMax}` })
      return saved
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/me/views/:id',
    config,
    schema: { tags, summary: 'Delete a saved view', params, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      if (!(await accounts.removeView(callerOf(request).username, request.params.id)))
        throw new ApiProblem('VIEW_NOT_FOUND')
      reply.code(204)
    },
  })
}

/** A grouping that a later version knew is none to this one. */
const viewForm = ({ group, ...rest }: SavedView): WireView => ({
  ...rest,
  group: GROUPINGS.find(known => known === group) ?? 'none',
})
