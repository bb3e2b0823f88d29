import {
  alarmFlood,
  dutyGapsAhead,
  nobodyOnDuty,
  peopleUnreachable,
  siteSilent,
} from '../../domain/alerts/summaries.ts'
import { ruleFailed } from '../../domain/community/rule-failed-rule.ts'
import type { Rule } from '../../domain/model/rule.ts'
import { type Text, text } from '../../domain/model/text.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { RuleArchive } from '../../store/store.ts'

export interface RuleTitleOptions {
  readonly rules: readonly Rule[]
  readonly registry: Pick<Registry, 'customRule'>
  readonly archive: Pick<RuleArchive, 'changes'>
}

export type RuleTitles = (ids: Iterable<string>) => Promise<(id: string) => Text>

/** What the server says by itself has a title, though nobody can set anything about it. */
export const SERVER_RULES: readonly Rule[] = [
  ruleFailed,
  siteSilent,
  alarmFlood,
  nobodyOnDuty,
  dutyGapsAhead,
  peopleUnreachable,
]

/** The titles of rules whose alerts are in the history: those that are deleted too, as they last stood. */
export function createRuleTitles({ rules, registry, archive }: RuleTitleOptions): RuleTitles {
  const standing = (id: string) =>
    rules.find(rule => rule.id === id) ?? registry.customRule(id) ?? SERVER_RULES.find(rule => rule.id === id)

  async function titleOf(id: string): Promise<Text> {
    const last =
      standing(id) ?? (await archive.changes(id)).findLast(({ definition }) => definition)?.definition
    return last?.title ?? text(id, id)
  }

  return async ids => {
    const named = [...new Set(ids)].map(async id => [id, await titleOf(id)] as const)
    const titles = new Map(await Promise.all(named))
    return id => titles.get(id) ?? text(id, id)
  }
}
