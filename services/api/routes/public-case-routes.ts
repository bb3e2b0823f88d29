import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { SiteId } from '../../domain/model/place.ts'
import { text } from '../../domain/model/text.ts'
import { type DurationMs, type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { PublicStore } from '../../store/public-store.ts'
import type { AlertStore } from '../../store/store.ts'
import type { MissPace } from '../access/miss-pace.ts'
import type { PeopleBook } from '../people/people-book.ts'
import { ApiProblem } from '../problem.ts'
import { readCaseNumber } from '../residents/case-number.ts'
import { progressOf, shownUntil, titleForm } from '../residents/public-case.ts'
import { publicPlace } from '../residents/public-place.ts'
import type { TopicOf } from '../residents/public-topic.ts'
import { caseFile, type WireCase } from '../wire/case.ts'

export interface PublicCaseRouteOptions {
  readonly alerts: Pick<AlertStore, 'get'>
  readonly store: Pick<PublicStore, 'caseByNumber'>
  readonly book: Pick<PeopleBook, 'siteName' | 'sitePhone'>
  readonly registry: Pick<Registry, 'roster'>
  readonly topicOf: TopicOf
  readonly timeZoneOf: (site: SiteId) => string
  readonly caseMs: DurationMs
  /** The time of the flow. */
  readonly flowNow: () => Instant
  readonly misses: MissPace
}

/** For whoever has the number, without an account. A number that never was, is revoked or is over is answered alike. */
export const publicCaseRoutes: FastifyPluginAsyncZod<PublicCaseRouteOptions> = async (app, options) => {
  const { alerts, store, topicOf, misses } = options

  async function find(typed: string): Promise<WireCase | undefined> {
    const number = readCaseNumber(typed)
    const record = number === undefined ? undefined : await store.caseByNumber(number)
    const file = record && (await alerts.get(record.alertId))
    const topic = file && topicOf(file.alert)
    if (record === undefined || file === undefined || topic === undefined) return undefined
    const until = shownUntil(file, options.caseMs)
    if (until !== null && until <= options.flowNow()) return undefined
    const { site, zone } = file.alert
    return {
      number: record.number,
      title: titleForm(topic),
      site: options.book.siteName(site) ?? text(site, site),
      place: publicPlace(options.registry.roster(site).zones, zone),
      phone: options.book.sitePhone(site) ?? null,
      timeZone: options.timeZoneOf(site),
      ...progressOf(file),
      until: until === null ? null : toRfc3339(until),
    }
  }

  app.route({
    method: 'GET',
    url: '/api/cases/:number',
    schema: {
      tags: ['residents'],
      summary: 'What became of it, for whoever has its number: steps and times, and nothing of anybody',
      security: [],
      params: z.object({ number: z.string().max(64) }),
      querystring: z.strictObject({}),
      response: { 200: caseFile },
    },
    handler: async request => {
      const waitMs = misses.waitMs(request.ip)
      if (waitMs !== undefined) throw new ApiProblem('RATE_LIMITED', { retryAfterMs: waitMs })
      const found = await find(request.params.number)
      if (found !== undefined) return found
      misses.missed(request.ip)
      throw new ApiProblem('CASE_NOT_FOUND')
    },
  })
}
