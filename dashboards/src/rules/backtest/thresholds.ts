import type { Definition, Figure } from '../definition.ts'

export interface Looked {
  readonly metric: string
  /** Where a limit stands, by the figures given. */
  readonly limits: readonly number[]
}

/** The number that a rule looks at first, and the limits that it compares it with: what its curve is drawn with. */
export function lookedAt(
  definition: Definition,
  settings: Readonly<Record<string, number>> = {},
): Looked | undefined {
  const figure = (of: Figure): number | undefined =>
    typeof of === 'number' ? of : (settings[of.setting] ?? definition.settings[of.setting]?.default)
  const compares = conditionsIn(definition.levels).filter(
    ({ type }) => type === 'compare' || type === 'aggregate',
  )
  const all = conditionsIn(definition.levels)
  const metric = (compares[0] ?? all.find(({ metric }) => typeof metric === 'string'))?.metric
  if (typeof metric !== 'string') return undefined
  const limits = compares
    .filter(one => one.metric === metric && (one.type === 'compare' || one.of !== 'count'))
    .flatMap(one => figure(one.value as Figure) ?? [])
  return { metric, limits: [...new Set(limits)] }
}

type Found = Readonly<Record<string, unknown>>

function conditionsIn(value: unknown): Found[] {
  if (typeof value !== 'object' || value === null) return []
  const found = 'type' in value ? [value as Found] : []
  return [...found, ...Object.values(value).flatMap(conditionsIn)]
}
