import type { Rule } from '../model/rule.ts'

/**
 * Whether two versions of a rule differ in nothing but figures and words: then what one of them remembers of a device
 * means the same to the other.
 */
export const remembersAlike = (a: Rule, b: Rule): boolean => formOf(a) === formOf(b)

const formOf = ({ levels, onlyWhile, clear }: Rule): string =>
  JSON.stringify([levels.map(({ when }) => when), onlyWhile ?? null, clear ?? null], withoutFigures)

const withoutFigures = (_key: string, value: unknown): unknown =>
  typeof value === 'number' || isSetting(value) ? '#' : value

const isSetting = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'setting' in value
