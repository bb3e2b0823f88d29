import type { DatabaseSync } from 'node:sqlite'
import type { DurationMs } from '../domain/model/time.ts'
import type { Entry } from '../journal/journal.ts'
import type { RuleChange } from './store.ts'

/**
 * Every change that anybody made to a rule, numbered within the rule. Each site's community is told of it; it is one
 * change all the same. A projection must never be the reason that a batch is refused, so nothing but the key is NOT NULL.
 */
export const ruleTables = `
  CREATE TABLE rule_change (rule TEXT, n INTEGER, what TEXT, version INTEGER, at INTEGER, actor TEXT, note TEXT,
    body TEXT, PRIMARY KEY (rule, n)) WITHOUT ROWID;
  CREATE UNIQUE INDEX rule_change_once ON rule_change (rule, what, version);
`

/** The latest changes of a rule that are told, of those that are kept. */
export const CHANGES_TOLD_MAX = 1_000

const LAST_DELETIONS = `
  SELECT * FROM rule_change AS last WHERE what = 'deleted' AND NOT EXISTS
    (SELECT 1 FROM rule_change WHERE rule = last.rule AND what <> 'tuned' AND n > last.n)`

/** What a batch does to rules: picked out where the entries are at hand, so that the writer need not parse. */
export type RuleEdit = Omit<RuleChange, 'n'>

export function ruleEdits(entries: readonly Entry[]): RuleEdit[] {
  const edits: RuleEdit[] = []
  for (const { input, now: at } of entries) {
    switch (input.type) {
      case 'rule-tuned': {
        const { tuning, actor, note = null } = input
        const { rule, version } = tuning
        edits.push({ rule, what: 'tuned', version, at, actor, note, tuning })
        break
      }
      case 'rule-saved': {
        const { rule: definition, actor, note = null } = input
        const { id: rule, version } = definition
        edits.push({ rule, what: 'saved', version, at, actor, note, definition })
        break
      }
      case 'rule-deleted': {
        const { rule, version, actor, note = null } = input
        edits.push({ rule, what: 'deleted', version, at, actor, note })
      }
    }
  }
  return edits
}

export interface RuleRetention {
  /** Of each rule so many changes stay, the latest. */
  readonly ruleChangesMax: number
  readonly deletedRulesKeepMs: DurationMs
}

export function openRules(db: DatabaseSync, { ruleChangesMax, deletedRulesKeepMs }: RuleRetention) {
  const add = db.prepare(`
    INSERT OR IGNORE INTO rule_change (rule, n, what, version, at, actor, note, body)
    SELECT ?1, coalesce(max(n), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7 FROM rule_change WHERE rule = ?1`)
  // What held when the oldest change that stays was made must still be known: the last of each sort before it stays too.
  const forgetOld = db.prepare(`
    WITH old AS (SELECT n, what = 'tuned' AS is_tuning FROM rule_change WHERE rule = ?1
      AND n <= (SELECT max(n) FROM rule_change WHERE rule = ?1) - ?2)
    DELETE FROM rule_change WHERE rule = ?1 AND n IN
      (SELECT n FROM old AS one WHERE n < (SELECT max(n) FROM old WHERE is_tuning = one.is_tuning))`)
  const forgetDeleted = db.prepare(`
    DELETE FROM rule_change WHERE rule IN (SELECT rule FROM (${LAST_DELETIONS}) WHERE at <= ?)`)
  return {
    project({ rule, what, version, at, actor, note, definition, tuning }: RuleEdit): void {
      const body = definition ?? tuning
      add.run(rule, what, version, at, actor, note, body === undefined ? null : JSON.stringify(body))
      forgetOld.run(rule, ruleChangesMax)
      forgetDeleted.run(at - deletedRulesKeepMs)
    },
  }
}

export const ruleReads = (db: DatabaseSync) => ({
  /** The latest ones, in their order. */
  ruleChanges: (rule: string): RuleChange[] =>
    db
      .prepare('SELECT * FROM rule_change WHERE rule = ? ORDER BY n DESC LIMIT ?')
      .all(rule, CHANGES_TOLD_MAX)
      .map(changeOf)
      .reverse(),
  /** The deletion of every rule that is deleted. */
  deletedRules: (): RuleChange[] => db.prepare(`${LAST_DELETIONS} ORDER BY at DESC`).all().map(changeOf),
})

function changeOf(row: Record<string, unknown>): RuleChange {
  const { rule, n, what, version, at, actor, note, body } = row as unknown as RuleChange & {
    body: string | null
  }
  const told = { rule, n, what, version, at, actor, note }
  if (body === null) return told
  return what === 'saved' ? { ...told, definition: JSON.parse(body) } : { ...told, tuning: JSON.parse(body) }
}
