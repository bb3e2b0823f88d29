import type { ConditionSpec, Figure, Rule } from '../../services/domain/model/rule.ts'

/** A condition of json-rules-engine. */
export type JsonCondition =
  | { readonly fact: string; readonly operator: string; readonly value: unknown }
  | { readonly all: readonly JsonCondition[] }
  | { readonly any: readonly JsonCondition[] }
  | { readonly not: JsonCondition }

export interface JsonRule {
  readonly conditions: { readonly all: readonly JsonCondition[] }
  readonly event: { readonly type: string }
}

const operators = {
  '>=': 'greaterThanInclusive',
  '>': 'greaterThan',
  '<=': 'lessThanInclusive',
  '<': 'lessThan',
}

/**
 * The mildest level of a rule in the words of json-rules-engine. It has no memory, so of what looks back (`for`, counts,
 * deadbands, rises, silence) only a comparison is left: it has less to do.
 */
export function jsonRuleOf({ id, settings, levels }: Rule): JsonRule {
  const figure = (f: Figure): number => (typeof f === 'number' ? f : (settings[f.setting]?.default ?? 0))
  const [mildest] = levels
  if (mildest === undefined) throw new Error(`${id} has no level`)
  return { conditions: { all: [conditionOf(mildest.when, figure)] }, event: { type: id } }
}

function conditionOf(spec: ConditionSpec, figure: (f: Figure) => number): JsonCondition {
  const part = (of: ConditionSpec) => conditionOf(of, figure)
  switch (spec.type) {
    case 'compare':
      return { fact: spec.metric, operator: operators[spec.op], value: figure(spec.value) }
    case 'is':
      return { fact: spec.metric, operator: 'equal', value: spec.value }
    case 'one-of':
      return { fact: spec.metric, operator: 'in', value: spec.values }
    case 'all':
      return { all: spec.of.map(part) }
    case 'any':
      return { any: spec.of.map(part) }
    case 'not':
      return { not: part(spec.of) }
    case 'since':
      return part(spec.since)
    case 'n-of-m':
      return part(spec.when)
    default: // what looks back, and what it has no word for
      return 'metric' in spec
        ? { fact: spec.metric, operator: operators['>='], value: 1e9 }
        : { fact: 'ts', operator: operators['<'], value: 0 }
  }
}
