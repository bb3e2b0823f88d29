import type { Values } from '../../model/reading.ts'

export const numberOf = (values: Values, metric: string): number | undefined =>
  typeof values[metric] === 'number' ? values[metric] : undefined

export const flag = (metric: string, value: boolean) => (values: Values) =>
  values[metric] === undefined ? undefined : values[metric] === value
