import type { Definition } from '../definition.ts'

/** The metrics that the rule looks at, and those that its tests report: the columns of a test. */
export function usedMetrics({ levels, onlyWhile, clear, tests = [] }: Definition): readonly string[] {
  const inTests = tests.flatMap(({ rows }) => rows.flatMap(({ values }) => Object.keys(values)))
  return [...new Set([...metricsIn([levels, onlyWhile, clear]), ...inTests])]
}

function metricsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'metric' && typeof each === 'string' ? [each] : metricsIn(each),
  )
}
