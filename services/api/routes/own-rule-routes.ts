import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type RuleTestResult, runRuleTest } from '../../domain/backtest/rule-test.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Rule } from '../../domain/model/rule.ts'
import type { Registry } from '../../runtime/registry.ts'
import { callerOf } from '../access/authenticate.ts'
import { checkRule, isTooDeep, rulesThere } from '../form/rule-check.ts'
import { definitionForm, type RuleForms } from '../form/rule-form.ts'
import { sentencesOf } from '../form/rule-sentences.ts'
import { ApiProblem } from '../problem.ts'
import { ruleCheck, ruleCopy, ruleFile, ruleId } from '../wire/rule.ts'
import type { RuleOffice } from './rule-office.ts'

export interface OwnRuleRouteOptions {
  readonly rules: readonly Rule[]
  readonly kinds: readonly Kind[]
  readonly registry: Pick<Registry, 'customRule' | 'customRules'>
  readonly office: RuleOffice
  readonly forms: RuleForms
}

/** Rules of the operator's own: begun as a copy, tried, deleted. Saving one is `PUT /api/rules/{id}`. */
export const ownRuleRoutes: FastifyPluginAsyncZod<OwnRuleRouteOptions> = async (app, options) => {
  const { rules, kinds, registry, office, forms } = options

  app.route({
    method: 'POST',
    url: '/api/rules',
    config: { right: 'rules.write' },
    schema: {
      tags: ['rules'],
      summary: 'Begin an own rule as a copy of another, with its default figures',
      body: ruleCopy,
      response: { 201: ruleFile },
    },
    handler: async (request, reply) => {
      const { id, copyOf, title, note = `copy of ${copyOf}` } = request.body
      const original = rules.find(rule => rule.id === copyOf) ?? registry.customRule(copyOf)
      if (original === undefined) throw new ApiProblem('RULE_NOT_FOUND', { detail: copyOf })
      if (rules.some(rule => rule.id === id) || registry.customRule(id)) {
        throw new ApiProblem('RULE_EXISTS', { detail: id })
      }
      const definition = { ...definitionForm(original), ...(title && { title }) }
      const by = { actor: callerOf(request).username, note, confirm: ['failing-tests'] as const }
      const saved = await office.save({ id, definition, overrides: undefined, seen: 0, ...by })
      reply.code(201)
      return { ...forms.ruleWith(saved.rule, saved.tuning), definition: definitionForm(saved.rule) }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/rules/check',
    config: { right: 'rules.read' },
    schema: {
      tags: ['rules'],
      summary: 'What a definition says, what is wrong with it, and what comes of its tests; nothing is saved',
      body: z.strictObject({ id: ruleCopy.shape.id.optional(), definition: z.unknown() }),
      response: { 200: ruleCheck },
    },
    handler: async ({ body }) => {
      const { id = 'draft', definition } = body
      const known = rulesThere(rules, registry)
      const { rule, faults } = checkRule(definition, { id, version: 1, kinds, known })
      const said = isTooDeep(definition) ? { sentences: [], parts: {} } : sentencesOf(definition, id, kinds)
      const tests = (rule?.tests ?? []).map(test => runRuleTest(rule as Rule, test, kinds))
      return { ok: rule !== undefined, faults: [...faults], ...said, tests: tests.map(testForm) }
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/rules/:id',
    config: { right: 'rules.write' },
    schema: {
      tags: ['rules'],
      summary: 'Delete an own rule: its alerts clear, latched ones are left for a person; its history stays',
      params: z.object({ id: ruleId }),
      querystring: z.strictObject({
        note: z.string().max(500).optional(),
        confirm: z.literal('life-safety').optional(),
      }),
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const { note, confirm } = request.query
      await office.remove({ id, actor: callerOf(request).username, note, confirm: confirm && [confirm] })
      reply.code(204)
    },
  })
}

const testForm = ({ name, rows }: RuleTestResult) => ({ name, rows: rows.map(row => ({ ...row })) })
