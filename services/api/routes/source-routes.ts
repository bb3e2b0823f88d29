import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { BridgeDesk } from '../../bridges/desk.ts'
import { filterMatches } from '../../decode/topic-filter.ts'
import type { Kind } from '../../domain/model/kind.ts'
import { OCPP_SOURCE, type SourceId } from '../../domain/model/origin.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { Instant } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import { type SourceDesk, SourceFault } from '../../sources/desk.ts'
import type { Source } from '../../sources/source.ts'
import { callerOf } from '../access/authenticate.ts'
import { reachOf, refuseOutside } from '../access/route-rights.ts'
import { defined } from '../form/defined.ts'
import { listedSourceForm, sourceForm, sourceFormatsForm, triedMessageForm } from '../form/source-form.ts'
import { InTurn } from '../in-turn.ts'
import { ApiProblem } from '../problem.ts'
import { invalid } from '../validate.ts'
import { id } from '../wire/device.ts'
import {
  savedSourceBody,
  source,
  sourceFormats,
  sourceList,
  sourceTrial,
  sourceTried,
} from '../wire/source.ts'
import { asIfOf } from './as-if.ts'
import { refuseStrangers } from './bridge-reach.ts'
import { messageOf } from './pasted-message.ts'
import { refuseOrphans, refuseUnread } from './unfit-source.ts'
import { refuseUnfitWay, sourceNotFound } from './unfit-way.ts'

export interface SourceRouteOptions {
  readonly desk: SourceDesk
  readonly bridges: Pick<BridgeDesk, 'has' | 'list'>
  readonly registry: Registry
  readonly kinds: readonly Kind[]
  readonly now: () => Instant
}

/** A message that is tried has come already. */
const NO_WAY: Source['via'] = { bridge: '' }

type Body = z.output<typeof savedSourceBody>

/** Systems that speak for devices in words of their own. */
export const sourceRoutes: FastifyPluginAsyncZod<SourceRouteOptions> = async (app, options) => {
  const { desk, bridges, registry, now } = options
  const tags = ['sources']
  const params = z.object({ id })
  const inTurn = new InTurn()
  const kinds = new Set(options.kinds.map(({ kind }) => kind))

  app.route({
    method: 'GET',
    url: '/api/source-formats',
    config: { right: 'self' },
    schema: {
      tags,
      summary: 'What sources can be, and how devices are read',
      response: { 200: sourceFormats },
    },
    handler: async () => sourceFormatsForm(),
  })

  app.route({
    method: 'GET',
    url: '/api/sources',
    config: { right: 'sources.read' },
    schema: { tags, summary: 'Systems that speak for devices', response: { 200: sourceList } },
    handler: async request => {
      const reach = reachOf(request)
      const own = desk.list().filter(({ site }) => reach.touches(site))
      return { sources: own.map(each => listedSourceForm(each, desk.heardOf(each.id))), max: desk.sourcesMax }
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/sources/:id',
    config: { right: 'sources.write' },
    schema: {
      tags,
      summary: 'Listen to one, or change it',
      params,
      body: savedSourceBody,
      response: { 200: source },
    },
    handler: request => {
      const { id } = request.params
      const { body } = request
      refuseOutside(request, body.site)
      return inTurn.run('sources', async () => {
        const before = desk.get(id)
        if (before !== undefined) refuseOutside(request, before.site)
        refuseUnfit(id, body, before)
        refuseStrangers(body, before, { bridges, registry, reach: reachOf(request) })
        refuseUnread(body, readOf(id))
        const { version: _, ...said } = body
        const version = (before?.version ?? 0) + 1
        const saved: Source = defined({
          ...said,
          id,
          savedAt: now(),
          savedBy: callerOf(request).username,
          version,
        })
        await desk.save(saved).catch(toProblem)
        return sourceForm(saved)
      })
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/sources/:id',
    config: { right: 'sources.write' },
    schema: {
      tags,
      summary: 'Listen to it no more; its devices stay, and are heard no more',
      params,
      querystring: z.object({
        devices: z.literal('release').optional().describe('It is meant, though devices are heard through it'),
      }),
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const before = desk.get(request.params.id)
      if (before === undefined) throw new ApiProblem('SOURCE_NOT_FOUND', { detail: request.params.id })
      refuseOutside(request, before.site)
      refuseOrphans(before.id, registry, request.query.devices)
      await desk.remove(before.id)
      reply.code(204)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/sources/try',
    config: { right: 'sources.write' },
    schema: {
      tags,
      summary: 'What a message would become; nothing is kept of it',
      body: sourceTrial,
      response: { 200: sourceTried },
    },
    handler: async request => {
      const { source, as, after } = request.body
      refuseOutside(request, source.site)
      // Of a source elsewhere nobody is told here whom it knows.
      const known = desk.get(source.id ?? '')
      if (known !== undefined) refuseOutside(request, known.site)
      else if (source.id !== undefined) throw sourceNotFound(source.id)
      refuseMoved(source.id, source.site)
      const { via } = source
      if (via !== undefined) {
        refuseUnfitWay({ ...source, via }, { bridges, registry })
        refuseStrangers({ ...source, via }, known, { bridges, registry, reach: reachOf(request) })
      }
      refuseUnread(source, readOf(source.id))
      const draft: Source = defined({
        ...{ ...source, id: source.id ?? 'draft', via: via ?? NO_WAY },
        ...{ savedAt: now(), savedBy: '', version: 0 },
      })
      const message = messageOf(request.body)
      const isMeant = draft.filters.some(filter => filterMatches(filter, message.topic))
      try {
        const earlier = (after ?? []).map((each, i) => messageOf(each, `after.${i}.`))
        const how = { after: earlier, ...(as && { as: asIfOf(as, kinds) }) }
        return { isMeant, ...triedMessageForm(desk.try(draft, message, how), after !== undefined) }
      } catch (error) {
        return toProblem(error)
      }
    },
  })

  const readOf = (id: SourceId | undefined) => ({
    kinds: options.kinds,
    formatBefore: desk.get(id ?? '')?.format,
    devices: id === undefined ? [] : Array.from(registry.of(id), ({ device }) => device),
  })

  function refuseMoved(id: SourceId | undefined, site: SiteId): void {
    const before = desk.get(id ?? '')
    if (before !== undefined && before.site !== site)
      throw new ApiProblem('SOURCE_MOVED', { detail: `${id} is a source of site ${before.site}` })
  }

  function refuseUnfit(id: SourceId, { site, via, version }: Body, before: Source | undefined): void {
    if (id === OCPP_SOURCE) throw invalid(`id: ${OCPP_SOURCE} is the chargers' door`)
    if (before === undefined && desk.list().length >= desk.sourcesMax)
      throw new ApiProblem('SOURCES_TOO_MANY', { detail: `LINLI_SOURCES is ${desk.sourcesMax}` })
    refuseMoved(id, site)
    if (version !== undefined && version !== (before?.version ?? 0))
      throw new ApiProblem('SOURCE_VERSION_CONFLICT', { detail: `it is at version ${before?.version ?? 0}` })
    refuseUnfitWay({ site, via }, { bridges, registry })
  }
}

function toProblem(error: unknown): never {
  throw error instanceof SourceFault ? invalid(`settings.${error.message}`) : error
}
