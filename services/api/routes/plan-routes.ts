import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { EscalationPlan } from '../../domain/model/escalation.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { SiteId } from '../../domain/model/place.ts'
import type { Roster } from '../../domain/model/roster.ts'
import { isNeverHeld, type Rule } from '../../domain/model/rule.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { defaultPlans, lifeSafetyPlan } from '../../domain/notices/default-plans.ts'
import { checkPlan } from '../../domain/notices/plan-check.ts'
import type { Registry } from '../../runtime/registry.ts'
import { callerOf } from '../access/authenticate.ts'
import { refuseOutside } from '../access/route-rights.ts'
import { isZoneOf } from '../duty/known-zone.ts'
import { defined } from '../form/defined.ts'
import { planForm } from '../form/plan-form.ts'
import type { RosterOffice } from '../people/roster-office.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { plan, planBody, planList, savedPlan, seenPlan, type WirePlanBody } from '../wire/plan.ts'

export interface PlanRouteOptions {
  readonly registry: Pick<Registry, 'roster' | 'customRules' | 'list'>
  readonly roster: RosterOffice
  readonly kinds: readonly Kind[]
  readonly rules: readonly Rule[]
  readonly plansMax: number
  readonly refuseUnknownSite: (site: SiteId) => void
}

const builtIn = [lifeSafetyPlan, ...defaultPlans]
const isBuiltIn = (id: string): boolean => builtIn.some(one => one.id === id)

/** Who is told, by what, after how long. */
export const planRoutes: FastifyPluginAsyncZod<PlanRouteOptions> = async (app, options) => {
  const { registry, roster, kinds, rules, plansMax, refuseUnknownSite } = options
  const tags = ['escalation']
  const params = z.object({ site: id, id })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/plans',
    config: { right: 'plans.read' },
    schema: {
      tags,
      summary: 'Plans of escalation: the site’s own, then those that hold where none of them fits',
      params: z.object({ site: id }),
      response: { 200: planList },
    },
    handler: async request => {
      const { site } = request.params
      refuseOutside(request, site)
      refuseUnknownSite(site)
      const own = [...registry.roster(site).plans.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
      return { plans: [...own.map(one => planForm(one, false)), ...builtIn.map(one => planForm(one, true))] }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/sites/:site/plans/:id',
    config: { right: 'plans.read' },
    schema: { tags, summary: 'One plan', params, response: { 200: plan } },
    handler: async request => {
      const { site, id } = request.params
      refuseOutside(request, site)
      const own = registry.roster(site).plans.get(id)
      const found = own ?? builtIn.find(one => one.id === id)
      if (found === undefined) throw new ApiProblem('PLAN_NOT_FOUND', { detail: id })
      return planForm(found, own === undefined)
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/sites/:site/plans/:id',
    config: { right: 'plans.write' },
    schema: {
      tags,
      summary: 'Who is told, by what, after how long, until somebody has it in hand',
      params,
      body: planBody,
      response: { 200: savedPlan },
    },
    handler: async request => {
      const actor = callerOf(request).username
      const { site, id } = request.params
      refuseOutside(request, site)
      refuseUnknownSite(site)
      const saved = planOf(id, request.body)
      let warnings: readonly RuleFault[] = []
      const check = (present: Roster) => {
        warnings = refuseFaulty(saved, site, present)
      }
      const seen = request.body.version
      await roster.save({ site, actor, seen, entry: { what: 'plan', plan: saved }, check })
      return { ...planForm(saved, false), warnings: [...warnings] }
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/sites/:site/plans/:id',
    config: { right: 'plans.write' },
    schema: {
      tags,
      summary: 'Do away with a plan; whoever is being called by it goes on being called',
      params,
      querystring: seenPlan,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const actor = callerOf(request).username
      const { site, id } = request.params
      refuseOutside(request, site)
      const seen = request.query.version
      if (!(await roster.remove({ site, actor, seen, what: 'plan', id })))
        throw new ApiProblem('PLAN_NOT_FOUND', { detail: id })
      reply.code(204)
    },
  })

  /** Answers with what will surprise whoever saves it. */
  function refuseFaulty(
    saved: EscalationPlan,
    site: SiteId,
    { members, plans, rotas }: Roster,
  ): readonly RuleFault[] {
    if (isBuiltIn(saved.id)) throw new ApiProblem('PLAN_BUILT_IN', { detail: saved.id })
    if (!plans.has(saved.id) && plans.size >= plansMax)
      throw new ApiProblem('PLANS_TOO_MANY', { detail: `LINLI_PLANS is ${plansMax}` })
    const all = [...rules, ...registry.customRules()]
    const vital = all.filter(isNeverHeld)
    const found = checkPlan(saved, {
      roster: { members, rotas },
      isZone: isZoneOf(site, registry),
      rules: new Set(all.map(({ id }) => id)),
      lifeSafety: {
        rules: new Set(vital.map(({ id }) => id)),
        kinds: new Set(vital.map(({ kind }) => kind)),
      },
      kinds: new Set(kinds.map(({ kind }) => kind)),
    })
    const faults = found.filter(({ level }) => level === 'fault')
    if (faults.length > 0) throw new ApiProblem('PLAN_INVALID', { faults })
    return found
  }
}

const planOf = (id: string, { version: _, ...body }: WirePlanBody): EscalationPlan => {
  const { match, steps, ...rest } = body
  return {
    id,
    match: defined(match),
    steps: steps.map(({ afterMs, tell, by }) => ({
      afterMs,
      tell: tell.map(target => defined(target)) as EscalationPlan['steps'][number]['tell'],
      ...(by && { by }),
    })),
    ...defined(rest),
  }
}
