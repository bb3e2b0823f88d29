import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Rule, RuleOverride } from '../../domain/model/rule.ts'
import type { RuleStanding } from '../../domain/rules/difference.ts'
import { callerOf } from '../access/authenticate.ts'
import { type LimitLookOptions, limitLooks } from '../access/limit-looks.ts'
import type { Sight } from '../access/visible.ts'
import type { RuleForms } from '../form/rule-form.ts'
import { differenceForm, versionForm } from '../form/rule-version-form.ts'
import { ApiProblem } from '../problem.ts'
import { ruleId, rule as wireRule } from '../wire/rule.ts'
import { ruleDifference, ruleNote, versionList } from '../wire/rule-version.ts'
import type { RuleHistory, RuleVersion } from './rule-history.ts'
import type { RuleOffice } from './rule-office.ts'

export interface RuleVersionRouteOptions extends LimitLookOptions {
  readonly rules: readonly Rule[]
  readonly history: RuleHistory
  readonly office: RuleOffice
  readonly forms: RuleForms
  readonly sight: Pick<Sight, 'isWhole'>
}

/** Who changed a rule, when, why and how; and back to where it stood. */
export const ruleVersionRoutes: FastifyPluginAsyncZod<RuleVersionRouteOptions> = async (app, options) => {
  const { rules, history, office, forms, registry, sight } = options
  const lookAt = limitLooks(options)

  app.route({
    method: 'GET',
    url: '/api/rules/:id/versions',
    config: { right: 'rules.write' },
    schema: {
      tags: ['rules'],
      summary: 'Every change of the rule with its author, oldest first; of a deleted rule too',
      params: z.object({ id: ruleId }),
      response: { 200: versionList },
    },
    handler: async request => {
      const versions = asActs(await shownTo(request, request.params.id))
      const before = (i: number): RuleStanding => versions[i - 1] ?? { definition: undefined, overrides: [] }
      return {
        versions: versions.map((version, i) => versionForm(version, history.differences(before(i), version))),
      }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/rules/:id/versions/difference',
    config: { right: 'rules.write' },
    schema: {
      tags: ['rules'],
      summary: 'What differs between two of them, in words and as data',
      params: z.object({ id: ruleId }),
      querystring: z.strictObject({ from: z.coerce.number().int(), to: z.coerce.number().int().optional() }),
      response: { 200: ruleDifference },
    },
    handler: async request => {
      const { params, query } = request
      const versions = await shownTo(request, params.id)
      const to = query.to === undefined ? versions.at(-1) : found(versions, query.to)
      if (to === undefined) throw new ApiProblem('RULE_CHANGE_NOT_FOUND')
      return differenceForm(history.differences(found(versions, query.from), to))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/rules/:id/versions/:n/restore',
    config: { right: 'rules.write' },
    schema: {
      tags: ['rules'],
      summary: 'Makes the rule again as it stood after that change: a new version',
      params: z.object({ id: ruleId, n: z.coerce.number().int() }),
      body: ruleNote,
      response: { 200: wireRule },
    },
    handler: async request => {
      const { id, n } = request.params
      const { definition, overrides } = found(await versionsOf(id), n)
      if (definition === undefined)
        throw new ApiProblem('RULE_CHANGE_NOT_FOUND', { detail: 'it is its deletion' })
      const { note = `as of change ${n}`, confirm } = request.body
      const by = { actor: callerOf(request).username, note, confirm }
      const builtIn = rules.find(rule => rule.id === id)
      if (builtIn !== undefined) {
        const tuning = await office.tune({ rule: builtIn, overrides, seen: undefined, ...by })
        return forms.ruleWith(builtIn, knownTo(request, tuning))
      }
      const { id: _, version: __, ...written } = definition
      const saved = await office.save({ id, definition: written, overrides, seen: undefined, ...by })
      return forms.ruleWith(saved.rule, saved.tuning && knownTo(request, saved.tuning))
    },
  })

  /** A key may write rules and not know of whose health some of the figures are. */
  function knownTo<T extends Pick<RuleStanding, 'overrides'>>(request: FastifyRequest, standing: T): T {
    const isKnown = ({ scope }: RuleOverride): boolean => {
      const device = registry.get(scope.device ?? '')?.device
      return device === undefined || sight.isWhole(callerOf(request), device)
    }
    return { ...standing, overrides: standing.overrides.filter(isKnown) }
  }

  async function shownTo(request: FastifyRequest, id: string): Promise<readonly RuleVersion[]> {
    const versions = (await versionsOf(id)).map(version => knownTo(request, version))
    await lookAt(request, versions)
    return versions
  }

  async function versionsOf(id: string): Promise<readonly RuleVersion[]> {
    const versions = await history.versions(id)
    if (versions.length === 0) throw new ApiProblem('RULE_NOT_FOUND')
    return versions
  }
}

/** What was saved together with its figures is one act, under the number of the latter. */
function asActs(versions: readonly RuleVersion[]): RuleVersion[] {
  const acts: RuleVersion[] = []
  for (const version of versions) {
    const last = acts.at(-1)
    if (last === undefined || !isOneAct(last, version)) acts.push(version)
    else acts[acts.length - 1] = { ...version, what: last.what }
  }
  return acts
}

const isOneAct = (a: RuleVersion, b: RuleVersion): boolean =>
  a.what === 'saved' &&
  b.what === 'tuned' &&
  a.actor === b.actor &&
  a.note === b.note &&
  a.at !== null &&
  (b.at ?? 0) - a.at <= TOGETHER_MS

/** Two inputs of one request are stamped one after the other. */
const TOGETHER_MS = 50

function found(versions: readonly RuleVersion[], n: number): RuleVersion {
  const version = versions.find(each => each.n === n)
  if (version === undefined) throw new ApiProblem('RULE_CHANGE_NOT_FOUND', { detail: String(n) })
  return version
}
