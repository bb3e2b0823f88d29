import type { About } from '../../domain/model/about.ts'
import type { Kind } from '../../domain/model/kind.ts'
import type { Rule } from '../../domain/model/rule.ts'

/** What an own rule is about that does not say it: a person where its kind is about one, else a place. */
export const aboutOfRule = (
  rule: Pick<Rule, 'about'> | undefined,
  kind: string,
  kinds: readonly Kind[],
): About => rule?.about ?? (kinds.find(one => one.kind === kind)?.health ? 'person' : 'place')
