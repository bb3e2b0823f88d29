import type { WireRule } from '../../../services/api/wire/rule.ts'

export interface Fired {
  /** Alerts that people heard of in the last week, by rule; nothing while it is not known. */
  readonly counts: ReadonlyMap<string, number> | undefined
  /** Rules behind a figure of alarm quality that misses its limit: which one. */
  readonly bad: ReadonlyMap<string, string>
}

export interface Listed {
  readonly rule: WireRule
  readonly fired: number | undefined
  /** The figure of alarm quality that it spoils. */
  readonly bad: string | undefined
  readonly on: Switched
}

/** Where it is on: everywhere, nowhere, or not the same in all places. */
export type Switched = 'on' | 'off' | 'on-somewhere' | 'off-somewhere'

export const listOf = (rules: readonly WireRule[], { counts, bad }: Fired): readonly Listed[] =>
  rules.map(rule => ({
    rule,
    fired: counts && (counts.get(rule.id) ?? 0),
    bad: bad.get(rule.id),
    on: switchedOf(rule),
  }))

export function switchedOf({ optIn, overrides }: Pick<WireRule, 'optIn' | 'overrides'>): Switched {
  const everywhere = overrides.find(({ scope }) => Object.values(scope).every(part => part === undefined))
  const isOn = everywhere?.enabled ?? !optIn
  const differs = overrides.some(({ enabled }) => enabled !== undefined && enabled !== isOn)
  return isOn ? (differs ? 'off-somewhere' : 'on') : differs ? 'on-somewhere' : 'off'
}

interface Asked {
  readonly q: string
  readonly kind: string
  readonly of: string
}

/** By words of the title, the id or a sentence in either language; by kind; own, changed or bad ones alone. */
export const matching = (all: readonly Listed[], { q, kind, of }: Asked): readonly Listed[] =>
  all.filter(
    ({ rule, bad }) =>
      (kind === '' || rule.kind === kind || rule.kind === '*') &&
      (of !== 'own' || rule.custom) &&
      (of !== 'changed' || rule.overrides.length > 0) &&
      (of !== 'bad' || bad !== undefined) &&
      q
        .toLowerCase()
        .split(/\s+/)
        .every(word => textOf(rule).includes(word)),
  )

const textOf = ({ id, title, sentences }: WireRule): string =>
  [id, title.zh, title.en, ...sentences.flatMap(({ sentence }) => [sentence.zh, sentence.en])]
    .join(' ')
    .toLowerCase()
