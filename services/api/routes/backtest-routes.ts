import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { BacktestDesk, BacktestStatus } from '../../backtest/desk.ts'
import { callerOf } from '../access/authenticate.ts'
import type { Looks } from '../access/looks.ts'
import type { Reach } from '../access/reach.ts'
import { reachOf } from '../access/route-rights.ts'
import type { Caller } from '../access/sessions.ts'
import { backtestForm } from '../form/backtest-form.ts'
import { defined } from '../form/defined.ts'
import type { Consents } from '../people/consents.ts'
import type { PeopleBook } from '../people/people-book.ts'
import type { TriedOn } from '../people/tried-on.ts'
import { ApiProblem } from '../problem.ts'
import { backtestBody, backtest as wireBacktest } from '../wire/backtest.ts'
import type { BacktestOffice } from './backtest-office.ts'

export interface BacktestRouteOptions {
  readonly desk: BacktestDesk
  readonly office: BacktestOffice
  readonly looks: Looks
  readonly triedOn: TriedOn
  readonly consents: Pick<Consents, 'shown'>
  readonly book: Pick<PeopleBook, 'isErasedWithin'>
}

/** Millions of readings take seconds to minutes, so one is begun, looked at and dropped by requests of their own. */
export const backtestRoutes: FastifyPluginAsyncZod<BacktestRouteOptions> = async (app, options) => {
  const { desk, office, looks, triedOn, consents, book } = options
  const tags = ['rules']
  const params = z.object({ id: z.string().max(64) })

  /** Of one about devices that somebody does not reach there is nothing to see. */
  function found(id: string, reach: Reach): BacktestStatus {
    const status = desk.status(id)
    if (status === undefined || !status.request.devices.every(({ device }) => reach.device(device)))
      throw new ApiProblem('BACKTEST_NOT_FOUND')
    refuseErased(status)
    return status
  }

  /** With what is kept of somebody goes what was worked out from it. */
  function refuseErased({ id, request: { devices, from, to } }: BacktestStatus): void {
    const isErased = devices.some(({ device, historyFrom }) =>
      book.isErasedWithin(device.id, Math.max(from, historyFrom ?? from), to),
    )
    if (!isErased) return
    desk.drop(id)
    throw new ApiProblem('BACKTEST_NOT_FOUND')
  }

  /** A consent that was withdrawn meanwhile takes the result with it. */
  function refuseWithheld({ request: { devices, trial } }: BacktestStatus, caller: Caller): void {
    for (const { device } of devices) {
      const why = triedOn(caller, device, trial.draft.rule)
      if (why !== undefined) throw new ApiProblem(why.code, defined({ detail: why.detail }))
    }
  }

  app.route({
    method: 'POST',
    url: '/api/rules/backtest',
    config: { right: 'backtest' },
    schema: {
      tags,
      summary: 'Try a rule on the stored readings, in the background',
      body: backtestBody,
      response: { 202: wireBacktest },
    },
    handler: async (request, reply) => {
      const reach = reachOf(request)
      const id = office.begin(request.body, callerOf(request), reach)
      return reply
        .code(202)
        .header('location', `/api/rules/backtests/${id}`)
        .send(backtestForm(found(id, reach), consents))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/rules/backtests/:id',
    config: { right: 'backtest' },
    schema: { tags, summary: 'How far it is, and what came of it', params, response: { 200: wireBacktest } },
    handler: async request => {
      const status = found(request.params.id, reachOf(request))
      refuseWithheld(status, callerOf(request))
      await looks.atDevices(callerOf(request), shownOf(status), 'readings')
      return backtestForm(status, consents)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/rules/backtests/:id',
    config: { right: 'backtest' },
    schema: { tags, summary: 'Call it off, or drop its result', params, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      const { id } = found(request.params.id, reachOf(request))
      if (!desk.drop(id)) throw new ApiProblem('BACKTEST_NOT_FOUND')
      reply.code(204)
    },
  })
}

/** The devices whose readings stand in it as evidence, or whose alarms it counts. */
function shownOf(status: BacktestStatus) {
  if (status.state !== 'done') return []
  const { episodes, presentEpisodes, byDevice } = status.result
  const ids = new Set([
    ...[...episodes, ...presentEpisodes].map(({ alert }) => alert.deviceId),
    ...byDevice.map(of => of.deviceId),
  ])
  return status.request.devices.map(({ device }) => device).filter(({ id }) => ids.has(id))
}
