import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Rule } from '../../domain/model/rule.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { RuleArchive } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import { overrideWarnings } from '../form/override-warnings.ts'
import { definitionForm, overridesOf, type RuleForms } from '../form/rule-form.ts'
import { ApiProblem } from '../problem.ts'
import { ruleBody, ruleFile, ruleId, ruleList } from '../wire/rule.ts'
import { deletedRuleList } from '../wire/rule-version.ts'
import type { RuleOffice, Saved } from './rule-office.ts'

export interface RuleRouteOptions {
  readonly rules: readonly Rule[]
  readonly registry: Pick<Registry, 'tuning' | 'customRules' | 'customRule' | 'get' | 'list'>
  readonly office: RuleOffice
  readonly archive: RuleArchive
  readonly forms: RuleForms
}

export const ruleRoutes: FastifyPluginAsyncZod<RuleRouteOptions> = async (app, options) => {
  const { rules, registry, office, archive, forms } = options
  const params = z.object({ id: ruleId })
  const builtIn = (id: string) => rules.find(rule => rule.id === id)

  app.route({
    method: 'GET',
    url: '/api/rules',
    config: { right: 'rules.read' },
    schema: {
      tags: ['rules'],
      summary: 'All rules in plain words, with their settings; with `deleted=true` those that are deleted',
      querystring: z.strictObject({ deleted: z.enum(['true', 'false']).default('false') }),
      response: { 200: z.union([ruleList, deletedRuleList]) },
    },
    handler: async ({ query }) => {
      if (query.deleted === 'true') return { deleted: (await archive.deleted()).map(deletionForm) }
      const all = [...rules, ...registry.customRules()]
      return { rules: all.map(rule => forms.ruleWith(rule, registry.tuning(rule.id))) }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/rules/:id',
    config: { right: 'rules.read' },
    schema: {
      tags: ['rules'],
      summary: 'One rule with its definition, to read, or to change and put back',
      params,
      response: { 200: ruleFile },
    },
    handler: async ({ params: { id } }) => {
      const rule = builtIn(id) ?? registry.customRule(id)
      if (rule === undefined) throw new ApiProblem('RULE_NOT_FOUND')
      return fileOf({ rule, tuning: registry.tuning(id) })
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/rules/:id',
    config: { right: 'rules.tune' },
    schema: {
      tags: ['rules'],
      summary: 'Set figures for sites, zones or devices, or save an own rule: a new one, or its next version',
      params,
      body: ruleBody,
      response: { 200: ruleFile },
    },
    handler: async request => {
      const { body } = request
      const { id } = request.params
      const by = { actor: callerOf(request).username, note: body.note }
      const overrides = body.overrides && overridesOf(body.overrides)
      if (body.definition !== undefined) {
        const { definition, ruleVersion: seen } = body
        return fileOf(await office.save({ id, definition, overrides, seen, ...by }))
      }
      if (overrides === undefined) {
        throw new ApiProblem('VALIDATION_FAILED', { detail: 'give overrides, or a definition' })
      }
      const rule = builtIn(id) ?? registry.customRule(id)
      if (rule === undefined) throw new ApiProblem('RULE_NOT_FOUND')
      const tuning = await office.tune({ rule, overrides, seen: body.version, ...by })
      return fileOf({ rule, tuning, warnings: overrideWarnings(rule, overrides, registry) })
    },
  })

  const fileOf = ({ rule, tuning, warnings = [] }: Omit<Saved, 'warnings'> & Partial<Saved>) => ({
    ...forms.ruleWith(rule, tuning),
    definition: definitionForm(rule),
    ...(warnings.length > 0 && { warnings: [...warnings] }),
  })
}

const deletionForm = ({ rule, at, actor, note }: Awaited<ReturnType<RuleArchive['deleted']>>[number]) => ({
  id: rule,
  at: toRfc3339(at),
  actor,
  note,
})
