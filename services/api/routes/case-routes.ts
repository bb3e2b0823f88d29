import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Alert } from '../../domain/model/alert.ts'
import { type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { CaseRecord, PublicStore } from '../../store/public-store.ts'
import type { AlertStore } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Reach } from '../access/reach.ts'
import { reachOf } from '../access/route-rights.ts'
import type { Caller } from '../access/sessions.ts'
import type { Sight } from '../access/visible.ts'
import { ApiProblem } from '../problem.ts'
import { newCaseNumber } from '../residents/case-number.ts'
import type { TopicOf } from '../residents/public-topic.ts'
import { caseState, issuedCase, type WireIssuedCase } from '../wire/case.ts'

export interface CaseRouteOptions {
  readonly alerts: Pick<AlertStore, 'get'>
  readonly store: PublicStore
  readonly sight: Sight
  readonly topicOf: TopicOf
  /** Where people reach this server. */
  readonly publicUrl: string | undefined
  readonly now: () => Instant
}

/** Giving whoever complained a window on what becomes of it, and closing it. */
export const caseRoutes: FastifyPluginAsyncZod<CaseRouteOptions> = async (app, options) => {
  const { alerts, store, sight, topicOf, publicUrl, now } = options
  const tags = ['residents']
  const url = '/api/alerts/:id/case'
  const params = z.object({ id: z.string().max(128) })

  async function alertFor(id: string, caller: Caller, reach: Reach): Promise<Alert> {
    const found = await alerts.get(id)
    if (found === undefined || sight.as(caller)(found.alert) === undefined)
      throw new ApiProblem('ALERT_NOT_FOUND')
    if (!reach.alert(found.alert)) throw new ApiProblem('NOT_ALLOWED')
    return found.alert
  }

  app.route({
    method: 'POST',
    url,
    config: { right: 'alerts.handle' },
    schema: {
      tags,
      summary: 'Give a number by which anybody sees what becomes of it; the same one each time',
      params,
      response: { 200: issuedCase },
    },
    handler: async request => {
      const caller = callerOf(request)
      const alert = await alertFor(request.params.id, caller, reachOf(request))
      if (topicOf(alert) === undefined) throw new ApiProblem('CASE_NOT_PUBLIC')
      return issuedForm(await issue(alert.id, caller.username))
    },
  })

  app.route({
    method: 'GET',
    url,
    config: { right: 'alerts.handle' },
    schema: {
      tags,
      summary: 'Whether it may have a number, and the one it has',
      params,
      response: { 200: caseState },
    },
    handler: async request => {
      const alert = await alertFor(request.params.id, callerOf(request), reachOf(request))
      const found = await store.caseOf(alert.id)
      return {
        isPublic: topicOf(alert) !== undefined,
        issued: found === undefined ? null : issuedForm(found),
      }
    },
  })

  app.route({
    method: 'DELETE',
    url,
    config: { right: 'alerts.handle' },
    schema: {
      tags,
      summary: 'Take the number back: from now on it is none. Another one may be given',
      params,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const alert = await alertFor(request.params.id, callerOf(request), reachOf(request))
      if (!(await store.revokeCase(alert.id))) throw new ApiProblem('CASE_NOT_FOUND')
      reply.code(204)
    },
  })

  async function issue(alertId: string, issuedBy: string): Promise<CaseRecord> {
    for (;;) {
      const record = { number: newCaseNumber(), alertId, issuedAt: now(), issuedBy }
      const issued = (await store.caseOf(alertId)) ?? (await store.issueCase(record))
      if (issued !== undefined) return issued
    }
  }

  const issuedForm = ({ number, issuedAt }: CaseRecord): WireIssuedCase => ({
    number,
    url: `${publicUrl ?? ''}/case/${number}`,
    issuedAt: toRfc3339(issuedAt),
  })
}
