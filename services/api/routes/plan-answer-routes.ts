import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Kind } from '../../domain/model/kind.ts'
import type { SiteId } from '../../domain/model/place.ts'
import { isNeverHeld, type Rule } from '../../domain/model/rule.ts'
import { planFor } from '../../domain/notices/plan-for.ts'
import { isStaffed, type Scene } from '../../domain/notices/targets.ts'
import { whoIsTold } from '../../domain/notices/who-is-told.ts'
import type { Intake } from '../../runtime/intake.ts'
import type { Registry } from '../../runtime/registry.ts'
import { refuseOutside } from '../access/route-rights.ts'
import { isZoneOf } from '../duty/known-zone.ts'
import { aboutOfRule } from '../form/about-of-rule.ts'
import { planForm } from '../form/plan-form.ts'
import { ApiProblem } from '../problem.ts'
import { id } from '../wire/device.ts'
import { planAnswer, planQuestion, type WirePlanQuestion } from '../wire/plan.ts'

export interface PlanAnswerRouteOptions {
  readonly registry: Pick<Registry, 'roster' | 'customRules' | 'list'>
  readonly intake: Pick<Intake, 'now'>
  readonly kinds: readonly Kind[]
  readonly rules: readonly Rule[]
  readonly timeZoneOf: (site: SiteId) => string
  readonly refuseUnknownSite: (site: SiteId) => void
}

/** Who would be told of an alert, before there is one. */
export const planAnswerRoutes: FastifyPluginAsyncZod<PlanAnswerRouteOptions> = async (app, options) => {
  const { registry, intake, kinds, rules, timeZoneOf, refuseUnknownSite } = options

  app.route({
    method: 'GET',
    url: '/api/sites/:site/plan-for',
    config: { right: 'plans.read' },
    schema: {
      tags: ['escalation'],
      summary: 'Who would be told of an alert like this, step by step, if nobody answered',
      params: z.object({ site: id }),
      querystring: planQuestion,
      response: { 200: planAnswer },
    },
    handler: async request => {
      const { site } = request.params
      refuseOutside(request, site)
      refuseUnknownSite(site)
      return answerFor(site, request.query)
    },
  })

  function answerFor(site: SiteId, { rule: id, kind, severity, zone, device, at }: WirePlanQuestion) {
    const rule = ruleOf(id)
    // Of a place or a kind that is none it would answer all the same, and somebody would rely on it.
    if (!isZoneOf(site, registry)(zone)) throw new ApiProblem('ZONE_NOT_FOUND', { detail: zone })
    if (!kinds.some(known => known.kind === kind))
      throw new ApiProblem('DEVICE_KIND_UNKNOWN', { detail: kind })
    const roster = registry.roster(site)
    const isLifeSafety = isNeverHeld(rule)
    const plan = planFor(roster, { rule: id, deviceKind: kind, severity, zone, isLifeSafety })
    const about = aboutOfRule(rule, kind, kinds)
    const scene: Scene = {
      ...{ roster, zone, about, assignee: null, isLifeSafety, timeZone: timeZoneOf(site) },
      carers: [...roster.wearers.values()].filter(one => one.device === device).flatMap(one => one.carers),
      at: at === undefined ? intake.now() : Date.parse(at),
    }
    const steps = whoIsTold(plan, scene).map(({ afterMs, people }) => ({ afterMs, people: [...people] }))
    const form = planForm(plan, !roster.plans.has(plan.id))
    return { plan: form, about, lifeSafety: isLifeSafety, staffed: isStaffed(roster), steps }
  }

  function ruleOf(id: string): Rule {
    const found = [...rules, ...registry.customRules()].find(one => one.id === id)
    if (found === undefined) throw new ApiProblem('RULE_NOT_FOUND', { detail: id })
    return found
  }
}
