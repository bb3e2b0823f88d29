/** What a figure has to keep to. */
export type Expectation = { readonly atLeast: number } | { readonly atMost: number }

export const holds = (value: number, expected: Expectation | undefined): boolean =>
  expected === undefined || ('atLeast' in expected ? value >= expected.atLeast : value <= expected.atMost)

export const inWords = (expected: Expectation | undefined): string => {
  if (expected === undefined) return ''
  return 'atLeast' in expected ? `≥ ${expected.atLeast}` : `≤ ${expected.atMost}`
}
