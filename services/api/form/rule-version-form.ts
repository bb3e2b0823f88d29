import { toRfc3339 } from '../../domain/model/time.ts'
import type { Difference } from '../../domain/rules/differing.ts'
import type { RuleVersion } from '../routes/rule-history.ts'
import type { WireRuleDifference, WireRuleVersions } from '../wire/rule-version.ts'
import { definitionForm, overrideForms } from './rule-form.ts'

export const versionForm = (
  { n, what, at, actor, note, definition, overrides, ofDeleted = 0 }: RuleVersion,
  changed: readonly Difference[],
): WireRuleVersions['versions'][number] => ({
  n,
  what,
  at: at === null ? null : toRfc3339(at),
  actor,
  note,
  says: n === 0 ? [] : changed.map(({ says }) => says),
  definition: definition === undefined ? null : definitionForm(definition),
  overrides: overrideForms(overrides),
  ofDeletedDevices: ofDeleted,
})

export const differenceForm = (changed: readonly Difference[]): WireRuleDifference => ({
  differences: changed.map(({ path, before, after, says }) => ({ path, before, after, says })),
})
