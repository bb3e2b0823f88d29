import type { Values } from '../../model/reading.ts'
import type { DurationMs, Instant } from '../../model/time.ts'
import type { Seen } from './said.ts'

export const numberOf = (values: Values, metric: string): number | undefined =>
  typeof values[metric] === 'number' ? values[metric] : undefined

export const flag = (metric: string, value: boolean) => (values: Values) =>
  values[metric] === undefined ? undefined : values[metric] === value

interface Risen {
  readonly isSo: boolean
  readonly measured: readonly (readonly [Instant, number])[]
}

/** Whether what was last measured stands so far above the least that was measured shortly before. */
export const risen =
  (metric: string, by: number, withinMs: DurationMs) =>
  (memory: unknown, { at, reported }: Seen): Risen | undefined => {
    const before = memory as Risen | undefined
    const value = numberOf(reported, metric)
    if (value === undefined) return before
    const measured = [...(before?.measured ?? []), [at, value] as const].filter(
      ([measuredAt]) => measuredAt >= at - withinMs,
    )
    return { isSo: measured.some(([, least]) => value - least >= by), measured }
  }

export const hasRisen = (memory: unknown): boolean | undefined => (memory as Risen | undefined)?.isSo
