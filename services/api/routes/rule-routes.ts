import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Rule } from '../../domain/model/rule.ts'
import type { Registry } from '../../runtime/registry.ts'
import { callerOf } from '../access/authenticate.ts'
import { type DescribeRule, overridesOf, ruleForm } from '../form/rule-form.ts'
import { ApiProblem } from '../problem.ts'
import { ruleBody, ruleList, rule as wireRule } from '../wire/rule.ts'
import type { RuleOffice } from './rule-office.ts'

export interface RuleRouteOptions {
  readonly rules: readonly Rule[]
  readonly describe: DescribeRule
  readonly registry: Pick<Registry, 'tuning'>
  readonly office: RuleOffice
}

export const ruleRoutes: FastifyPluginAsyncZod<RuleRouteOptions> = async (app, options) => {
  const { rules, describe, registry, office } = options

  app.route({
    method: 'GET',
    url: '/api/rules',
    schema: {
      tags: ['rules'],
      summary: 'All rules in plain words, with their settings',
      response: { 200: ruleList },
    },
    handler: async () => ({ rules: rules.map(rule => ruleForm(rule, registry.tuning(rule.id), describe)) }),
  })

  app.route({
    method: 'PUT',
    url: '/api/rules/:id',
    schema: {
      tags: ['rules'],
      summary: 'Set a rule for sites, zones or devices; replaces what was set before',
      params: z.object({ id: z.string().max(64) }),
      body: ruleBody,
      response: { 200: wireRule },
    },
    handler: async request => {
      const rule = rules.find(({ id }) => id === request.params.id)
      if (rule === undefined) throw new ApiProblem('RULE_NOT_FOUND')
      const { version } = request.body
      const { username } = callerOf(request)
      const tuning = await office.tune({
        rule,
        overrides: overridesOf(request.body),
        seen: version,
        actor: username,
      })
      return ruleForm(rule, tuning, describe)
    },
  })
}
