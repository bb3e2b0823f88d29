import type { Severity } from '../model/alert.ts'
import type { ConditionSpec, Figure, Rule } from '../model/rule.ts'

export type Role = 'threshold' | 'deadband' | 'end' | 'on-delay' | 'off-delay' | 'count'

/** A setting of a rule by what it does there. */
export interface RulePart {
  readonly role: Role
  readonly setting: string
  /** Which way makes the rule raise less: up or down. */
  readonly calmer: 1 | -1
  /** The level that it belongs to; absent where it belongs to the whole rule. */
  readonly severity?: Severity
  /** Beyond this the condition could never be so. */
  readonly most?: Figure
}

/** The settings that make a rule raise less often, in the order of its levels. Figures that nobody can set are none. */
export function partsOf({ levels, clear, clearForMs }: Rule): RulePart[] {
  const parts = levels.flatMap(({ severity, when, forMs, count }) =>
    [...conditionParts(when), ...part('on-delay', forMs, 1), ...part('count', count, 1)].map(one => ({
      ...one,
      severity,
    })),
  )
  const end = clear?.type === 'compare' ? part('end', clear.value, clear.op.startsWith('<') ? -1 : 1) : []
  return [...parts, ...end, ...part('off-delay', clearForMs, 1)]
}

function conditionParts(spec: ConditionSpec): RulePart[] {
  switch (spec.type) {
    case 'compare': {
      const calmer = spec.op.startsWith('>') ? 1 : -1
      return [...part('threshold', spec.value, calmer), ...part('deadband', spec.deadband, 1)]
    }
    case 'all':
    case 'any':
      return spec.of.flatMap(conditionParts)
    case 'called':
      return conditionParts(spec.of)
    case 'grows-less':
      return part('count', spec.times, 1)
    case 'since':
      return conditionParts(spec.since)
    case 'rises':
    case 'off-rest':
      return part('threshold', spec.by, 1)
    case 'silent':
      return part('threshold', spec.intervals, 1)
    default:
      return windowParts(spec)
  }
}

/** Of what looks at a window, at several reports or at several devices. */
function windowParts(spec: ConditionSpec): RulePart[] {
  switch (spec.type) {
    case 'rate':
      return [...part('threshold', spec.by, 1), ...part('count', spec.samplesMin, 1)]
    case 'aggregate': {
      const calmer = spec.op.startsWith('>') ? 1 : -1
      return [...part('threshold', spec.value, calmer), ...part('count', spec.samplesMin, 1)]
    }
    case 'n-of-m':
      return [
        ...part('count', spec.n, 1).map(one => ({ ...one, most: spec.m })),
        ...conditionParts(spec.when),
      ]
    case 'unchanged':
      return [
        ...part('on-delay', spec.forMs, 1),
        ...part('count', spec.samplesMin, 1),
        ...part('threshold', spec.within, -1),
      ]
    case 'off-baseline':
      return [...part('threshold', spec.by, 1), ...part('threshold', spec.byMin, 1)]
    case 'news2':
      return [...part('threshold', spec.atLeast, 1), ...part('deadband', spec.deadband, 1)]
    case 'outside':
      return 'radiusM' in spec.area ? part('threshold', spec.area.radiusM, 1) : []
    case 'dropouts':
      return [...part('count', spec.count, 1), ...part('threshold', spec.intervals, 1)]
    case 'together':
      return part('count', spec.devices, 1)
    case 'doubted':
      return part('count', spec.count, 1)
    default:
      return []
  }
}

const part = (role: Role, figure: Figure | undefined, calmer: 1 | -1): RulePart[] =>
  typeof figure === 'object' ? [{ role, setting: figure.setting, calmer }] : []
