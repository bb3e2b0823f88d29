import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { refuseOutside } from '../access/route-rights.ts'
import { defined } from '../form/defined.ts'
import { residentForm } from '../form/people-form.ts'
import type { PeopleBook } from '../people/people-book.ts'
import type { ResidentOffice } from '../people/resident-office.ts'
import { id } from '../wire/device.ts'
import { personId, resident, residentBody, residentList, type WireResidentBody } from '../wire/people.ts'

export interface ResidentRouteOptions {
  readonly book: PeopleBook
  readonly office: ResidentOffice
  readonly refuseUnknownSite: (site: string) => void
}

export const residentRoutes: FastifyPluginAsyncZod<ResidentRouteOptions> = async (app, options) => {
  const { book, office, refuseUnknownSite } = options
  const tags = ['people']
  const siteParams = z.object({ site: id })
  const params = z.object({ site: id, id: personId })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/residents',
    config: { right: 'residents.read' },
    schema: { tags, summary: 'Who lives there', params: siteParams, response: { 200: residentList } },
    handler: async request => {
      refuseOutside(request, request.params.site)
      refuseUnknownSite(request.params.site)
      return { residents: book.residents(request.params.site).map(residentForm) }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/sites/:site/residents',
    config: { right: 'people.write' },
    schema: {
      tags,
      summary: 'A new one',
      params: siteParams,
      body: residentBody,
      response: { 201: resident },
    },
    handler: async (request, reply) => {
      refuseOutside(request, request.params.site)
      refuseUnknownSite(request.params.site)
      reply.code(201)
      return residentForm(await office.add(draftOf(request.params.site, request.body)))
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/sites/:site/residents/:id',
    config: { right: 'people.write' },
    schema: { tags, summary: 'Change one', params, body: residentBody, response: { 200: resident } },
    handler: async request => {
      refuseOutside(request, request.params.site)
      const { site, id } = request.params
      return residentForm(await office.save({ ...draftOf(site, request.body), id }, request.body.version))
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/sites/:site/residents/:id',
    config: { right: 'people.write' },
    schema: { tags, summary: 'Forget one', params, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      refuseOutside(request, request.params.site)
      await office.remove(request.params.site, request.params.id)
      reply.code(204)
    },
  })
}

const draftOf = (site: string, { version: _, ...body }: WireResidentBody) => ({ ...defined(body), site })
