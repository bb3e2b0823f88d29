/** How a word is compared with others. */
export const TEXT_OPERATORS = [
  'in',
  'not-in',
  'contains',
  'not-contains',
  'equal',
  'not-equal',
  'starts-with',
  'ends-with',
] as const
export type TextOperator = (typeof TEXT_OPERATORS)[number]
