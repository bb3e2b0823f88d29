import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AccountStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import { reachOf, refuseOutside } from '../access/route-rights.ts'
import { wearerDraft, wearerForm, wearerLine } from '../form/people-form.ts'
import type { PeopleBook } from '../people/people-book.ts'
import type { WearerOffice } from '../people/wearer-office.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { personId, wearer, wearerBody, wearerList } from '../wire/people.ts'

export interface WearerRouteOptions {
  readonly book: PeopleBook
  readonly office: WearerOffice
  readonly accounts: Pick<AccountStore, 'recordLooks'>
  readonly looks: Pick<Looks, 'atPeople'>
  readonly now: () => number
  readonly refuseUnknownSite: (site: string) => void
}

export const wearerRoutes: FastifyPluginAsyncZod<WearerRouteOptions> = async (app, options) => {
  const { book, office, accounts, looks, now, refuseUnknownSite } = options
  const tags = ['people']
  const siteParams = z.object({ site: id })
  const params = z.object({ site: id, id: personId })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/wearers',
    config: { right: 'people.read' },
    schema: {
      tags,
      summary: 'Who wears a band; the look is on record',
      params: siteParams,
      response: { 200: wearerList },
    },
    handler: async request => {
      const { site } = request.params
      const reach = reachOf(request)
      refuseUnknownSite(site)
      if (!reach.touches(site)) throw new ApiProblem('SITE_NOT_FOUND', { detail: site })
      const own = book.wearers(site).filter(file => reach.wearer(file))
      const ids = own.map(({ id }) => id)
      await looks.atPeople(callerOf(request), ids, 'list')
      return { wearers: own.map(wearerLine) }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/wearers/:id',
    config: { right: 'people.read' },
    schema: { tags, summary: 'One file, whole; the look is on record', params, response: { 200: wearer } },
    handler: async request => {
      const { username, role: why } = callerOf(request)
      const file = book.wearer(request.params.site, request.params.id)
      if (file === undefined || !reachOf(request).wearer(file)) throw new ApiProblem('WEARER_NOT_FOUND')
      await accounts.recordLooks([{ at: now(), username, deviceId: file.id, what: 'file', why }])
      return wearerForm(file)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/sites/:site/wearers',
    config: { right: 'people.write' },
    schema: { tags, summary: 'A new file', params: siteParams, body: wearerBody, response: { 201: wearer } },
    handler: async (request, reply) => {
      const actor = callerOf(request).username
      refuseOutside(request, request.params.site)
      refuseUnknownSite(request.params.site)
      const file = await office.add(wearerDraft(request.params.site, request.body), actor)
      reply.code(201)
      return wearerForm(file)
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/sites/:site/wearers/:id',
    config: { right: 'people.write' },
    schema: {
      tags,
      summary: 'Change a file; a band that leaves somebody begins anew for the next',
      params,
      body: wearerBody,
      response: { 200: wearer },
    },
    handler: async request => {
      const actor = callerOf(request).username
      const { site, id } = request.params
      refuseOutside(request, site)
      const draft = { ...wearerDraft(site, request.body), id }
      return wearerForm(await office.save(draft, request.body.version, actor))
    },
  })
}
