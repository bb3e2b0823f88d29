import type { Severity } from '../../domain/model/alert.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { ConditionSpec } from '../../domain/model/rule.ts'
import type { Text } from '../../domain/model/text.ts'
import { describeCondition, describeLevel } from '../../domain/rules/describe.ts'
import { metricsOf, partsOf } from '../../domain/rules/sense/draft.ts'
import { conditionIn, draftOf } from './rule-draft.ts'

export interface RuleSentences {
  readonly sentences: { severity: Severity; sentence: Text }[]
  /** Of each condition that has its form, by its path. */
  readonly parts: Record<string, Text>
}

/** What a draft says as far as it goes: people see the sentence grow while they write. */
export function sentencesOf(raw: unknown, id: string, kinds: readonly Kind[]): RuleSentences {
  const draft = draftOf(raw, id)
  if (draft === undefined) return { sentences: [], parts: {} }
  const onlyWhile = conditionIn((raw as { onlyWhile?: unknown }).onlyWhile)
  const metrics = metricsOf(draft, kinds)
  const settings = Object.fromEntries(
    Object.entries(draft.settings).map(([name, spec]) => [name, spec.default]),
  )
  const said = (say: () => Text): Text[] => {
    try {
      return [say()]
    } catch {
      return [] // It names a setting that is not there: the fault says so.
    }
  }
  return {
    sentences: draft.levels.flatMap(level =>
      level === undefined
        ? []
        : said(() => describeLevel(level, settings, metrics, onlyWhile)).map(sentence => ({
            severity: level.severity,
            sentence,
          })),
    ),
    parts: Object.fromEntries(
      placedIn(raw).flatMap(({ path, spec }) =>
        said(() => describeCondition(spec, settings, metrics)).map(words => [path, words]),
      ),
    ),
  }
}

/** Each by itself: one that is not finished yet does not hide what its neighbours say. */
function placedIn(raw: unknown) {
  const { levels, onlyWhile, clear } = raw as { levels?: unknown; onlyWhile?: unknown; clear?: unknown }
  const wholes = [
    ...(Array.isArray(levels) ? levels : []).map((level, i) => [`levels.${i}.when`, level?.when] as const),
    ['onlyWhile', onlyWhile] as const,
    ['clear', clear] as const,
  ]
  return wholes
    .filter(([, spec]) => typeof spec === 'object' && spec !== null)
    .flatMap(([path, spec]) => partsOf({ path, spec: spec as ConditionSpec }))
    .filter(({ spec }) => conditionIn(spec) !== undefined)
}
