import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { BridgeDesk, BridgeStatus } from '../../bridges/desk.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { SourceDesk } from '../../sources/desk.ts'
import type { Source } from '../../sources/source.ts'
import { reachOf } from '../access/route-rights.ts'
import { bridgeList, type WireBridgeList } from '../wire/bridge.ts'
import { siteOfBridge } from './bridge-reach.ts'

export interface BridgeRouteOptions {
  readonly bridges: Pick<BridgeDesk, 'list'>
  readonly sources: Pick<SourceDesk, 'list'>
  readonly registry: Pick<Registry, 'get'>
}

/** Brokers that this server listens to as a client of theirs. */
export const bridgeRoutes: FastifyPluginAsyncZod<BridgeRouteOptions> = async (app, options) => {
  const { bridges, sources, registry } = options
  app.route({
    method: 'GET',
    url: '/api/bridges',
    config: { right: 'sources.read' },
    schema: {
      tags: ['sources'],
      summary: 'Brokers that are listened to: those of your sources, and of your sites',
      response: { 200: bridgeList },
    },
    handler: async request => {
      const reach = reachOf(request)
      const shown = bridges.list().flatMap(status => {
        const by = sources.list().filter(({ via }) => 'bridge' in via && via.bridge === status.id)
        const own = by.filter(({ site }) => reach.touches(site))
        const site = siteOfBridge(status, registry)
        const isOwn = reach.isAll || own.length > 0 || (site !== undefined && reach.touches(site))
        return isOwn ? [bridgeForm(status, own)] : []
      })
      return { bridges: shown }
    },
  })
}

/** What others listen to is theirs to know, also where they share a bridge. */
function bridgeForm(status: BridgeStatus, own: readonly Source[]): WireBridgeList['bridges'][number] {
  const { since, failure, gateway, filtersRefused, ...said } = status
  const filters = [...new Set(own.filter(({ isOn }) => isOn).flatMap(source => source.filters))]
  return {
    ...said,
    since: toRfc3339(since),
    filters,
    filtersRefused: filtersRefused.filter(refused => filters.some(filter => refused.endsWith(filter))),
    ...(failure && { failure: { ...failure, at: toRfc3339(failure.at) } }),
    ...(gateway !== undefined && { gateway }),
  }
}
