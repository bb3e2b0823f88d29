import type { Rule } from '../../model/rule.ts'

/** The ids of all rules there are, each with those of the rules whose alerts it gathers. */
export type KnownRules = ReadonlyMap<string, readonly string[]>

export const knownRules = (rules: Iterable<Rule>): KnownRules =>
  new Map([...rules].map(rule => [rule.id, gatheredBy(rule)]))

const gatheredBy = ({ levels }: Rule): readonly string[] => [
  ...new Set(levels.flatMap(({ when }) => (when.type === 'together' ? when.rules : []))),
]

/**
 * The way from `name` by what each gathers to `id`, both included, the shortest; nothing where there is none. Alerts that
 * hold each other up never end.
 */
export function wayTo(id: string, name: string, known: KnownRules): readonly string[] | undefined {
  const ways: string[][] = [[name]]
  const seen = new Set([name])
  for (const way of ways) {
    const last = way.at(-1) ?? name
    if (last === id) return way
    for (const next of known.get(last) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return undefined
}
