import type { Kind } from '../../domain/model/kind.ts'
import type { Rule, RuleOverride } from '../../domain/model/rule.ts'
import { type IsGone, withoutGone } from '../../domain/rules/device-overrides.ts'
import { differences, type RuleStanding } from '../../domain/rules/difference.ts'
import type { Difference } from '../../domain/rules/differing.ts'
import { metricsOf } from '../../domain/rules/sense/draft.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { RuleArchive, RuleChange } from '../../store/store.ts'

/** A change with how the rule stood after it. `at` and `actor` are null where it was made before changes were kept. */
export interface RuleVersion extends RuleStanding, Pick<RuleChange, 'n' | 'what' | 'note'> {
  readonly at: number | null
  readonly actor: string | null
}

/** What became of a rule, from its beginning on: that of a rule of the product has the number 0. */
export interface RuleHistory {
  /** Oldest first; empty where there was never such a rule. */
  versions(rule: string): Promise<readonly RuleVersion[]>
  differences(before: RuleStanding, after: RuleStanding): readonly Difference[]
}

export interface RuleHistoryOptions {
  readonly archive: RuleArchive
  readonly rules: readonly Rule[]
  readonly kinds: readonly Kind[]
  readonly registry: Pick<Registry, 'tuning' | 'deletedAt'>
}

export function createRuleHistory({ archive, rules, kinds, registry }: RuleHistoryOptions): RuleHistory {
  async function versions(rule: string): Promise<RuleVersion[]> {
    const changes = await archive.changes(rule)
    const first = beginning(rule, changes)
    const told: RuleVersion[] = first === undefined ? [] : [first]
    let standing: RuleStanding = first ?? { definition: undefined, overrides: [] }
    for (const change of changes) {
      standing = after(standing, change, isGoneBy(change.at))
      const { n, what, note, at, actor } = change
      told.push({ n, what, note, at, actor, ...standing })
    }
    return told
  }

  /** A rule of the product as it is, with what was set before changes were kept, by nobody knows whom. */
  function beginning(rule: string, changes: readonly RuleChange[]): RuleVersion | undefined {
    const definition = rules.find(({ id }) => id === rule)
    if (definition === undefined) return undefined
    const isKept = changes.some(({ what }) => what === 'tuned')
    const set = isKept ? [] : (registry.tuning(rule)?.overrides ?? [])
    const told = { n: 0, what: 'saved', note: null, at: null, actor: null, definition } as const
    return { ...told, ...shown(set, isGoneBy(Number.NEGATIVE_INFINITY)) }
  }

  /** What was set by then for a device that was deleted since is of a person whom nobody is to read about here. */
  function isGoneBy(at: number): IsGone {
    return id => {
      const deletedAt = registry.deletedAt(id)
      return deletedAt !== undefined && deletedAt >= at
    }
  }

  return {
    versions,
    differences(before, after) {
      const rule = after.definition ?? before.definition
      return differences(before, after, rule === undefined ? {} : metricsOf(rule, kinds))
    },
  }
}

function after(before: RuleStanding, { what, definition, tuning }: RuleChange, isGone: IsGone): RuleStanding {
  if (what === 'deleted') return { definition: undefined, overrides: [] }
  const { overrides, ofDeleted } = tuning === undefined ? before : shown(tuning.overrides, isGone)
  return { definition: definition ?? before.definition, overrides, ...(ofDeleted && { ofDeleted }) }
}

function shown(set: readonly RuleOverride[], isGone: IsGone): Omit<RuleStanding, 'definition'> {
  const overrides = withoutGone(set, isGone)
  const ofDeleted = set.length - overrides.length
  return { overrides, ...(ofDeleted > 0 && { ofDeleted }) }
}
