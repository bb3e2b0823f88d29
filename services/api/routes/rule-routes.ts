import { isDeepStrictEqual } from 'node:util'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Rule, RuleOverride, RuleTuning } from '../../domain/model/rule.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { RuleArchive } from '../../store/store.ts'
import { callerOf } from '../access/authenticate.ts'
import { type LimitLookOptions, limitLooks } from '../access/limit-looks.ts'
import { ownOverrides } from '../access/own-overrides.ts'
import { alsoNeeds, reachOf } from '../access/route-rights.ts'
import type { Sight } from '../access/visible.ts'
import { overrideWarnings } from '../form/override-warnings.ts'
import { type KnownPlaces, placesThere } from '../form/places-there.ts'
import { definitionForm, overridesOf, type RuleForms } from '../form/rule-form.ts'
import { ApiProblem } from '../problem.ts'
import { ruleBody, ruleFile, ruleId, ruleList } from '../wire/rule.ts'
import { deletedRuleList } from '../wire/rule-version.ts'
import type { RuleOffice, Saved } from './rule-office.ts'

export interface RuleRouteOptions extends Pick<LimitLookOptions, 'looks'> {
  readonly rules: readonly Rule[]
  readonly registry: KnownPlaces & Pick<Registry, 'tuning' | 'customRules' | 'customRule'>
  readonly office: RuleOffice
  readonly archive: RuleArchive
  readonly forms: RuleForms
  readonly sight: Pick<Sight, 'isWhole'>
}

export const ruleRoutes: FastifyPluginAsyncZod<RuleRouteOptions> = async (app, options) => {
  const { rules, registry, office, archive, forms, sight } = options
  const lookAt = limitLooks(options)
  const there = placesThere(registry)
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
    handler: async request => {
      if (request.query.deleted === 'true') return { deleted: (await archive.deleted()).map(deletionForm) }
      const all = [...rules, ...registry.customRules()]
      const shown = tuningFor(request)
      const tuned = all.map(rule => ({ rule, tuning: shown(registry.tuning(rule.id)) }))
      await lookAt(
        request,
        tuned.map(({ tuning }) => tuning),
      )
      return { rules: tuned.map(({ rule, tuning }) => forms.ruleWith(rule, tuning)) }
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
    handler: async request => {
      const { id } = request.params
      const rule = builtIn(id) ?? registry.customRule(id)
      if (rule === undefined) throw new ApiProblem('RULE_NOT_FOUND')
      return fileOf({ rule, tuning: await shownTo(request, registry.tuning(id)) })
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
      const by = { actor: callerOf(request).username, note: body.note, confirm: body.confirm }
      const overrides = body.overrides && overridesOf(body.overrides)
      if (body.definition !== undefined) {
        alsoNeeds(request, 'rules.write')
        const { definition, ruleVersion: seen } = body
        const saved = await office.save({ id, definition, overrides, seen, ...by })
        return fileOf({ ...saved, tuning: await shownTo(request, saved.tuning) })
      }
      if (overrides === undefined) {
        throw new ApiProblem('VALIDATION_FAILED', { detail: 'give overrides, or a definition' })
      }
      const rule = builtIn(id) ?? registry.customRule(id)
      if (rule === undefined) throw new ApiProblem('RULE_NOT_FOUND')
      const { isOwn, seen } = ownFor(request)
      refuseForeign(
        overrides.filter(one => !isOwn(one)),
        seen(registry.tuning(id)?.overrides ?? []),
      )
      const own = overrides.filter(isOwn)
      const tuning = await office.tune({ rule, overrides: own, seen: body.version, isOwn, ...by })
      const warnings = overrideWarnings(rule, own, there())
      return fileOf({ rule, tuning: await shownTo(request, tuning), warnings })
    },
  })

  const ownFor = (request: FastifyRequest) =>
    ownOverrides(reachOf(request), registry, device => sight.isWhole(callerOf(request), device))

  /** What is set elsewhere is nobody else's to read: a wearer's limits, a home. */
  const tuningFor =
    (request: FastifyRequest) =>
    (tuning: RuleTuning | undefined): RuleTuning | undefined =>
      tuning && { ...tuning, overrides: ownFor(request).seen(tuning.overrides) }

  async function shownTo(request: FastifyRequest, tuning: RuleTuning | undefined) {
    const shown = tuningFor(request)(tuning)
    await lookAt(request, [shown])
    return shown
  }

  const fileOf = ({ rule, tuning, warnings = [] }: Omit<Saved, 'warnings'> & Partial<Saved>) => ({
    ...forms.ruleWith(rule, tuning),
    definition: definitionForm(rule),
    ...(warnings.length > 0 && { warnings: [...warnings] }),
  })
}

/** What holds for others too comes back with what was read, and is sent along with it; it stays as it is. */
function refuseForeign(foreign: readonly RuleOverride[], read: readonly RuleOverride[]): void {
  const isSet = (one: RuleOverride) => read.some(other => isDeepStrictEqual(one, other))
  if (foreign.every(isSet)) return
  throw new ApiProblem('NOT_ALLOWED', { detail: 'overrides: for your own places alone' })
}

const deletionForm = ({ rule, at, actor, note }: Awaited<ReturnType<RuleArchive['deleted']>>[number]) => ({
  id: rule,
  at: toRfc3339(at),
  actor,
  note,
})
