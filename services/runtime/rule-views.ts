import type { SiteRules } from '../domain/community/program.ts'
import type { Rule } from '../domain/model/rule.ts'

/** The operator's own rules as committed. Each site has its copy; the newest version of any is what there is. */
export class RuleViews {
  readonly #rules = new Map<string, Rule>()
  readonly #versions = new Map<string, number>()

  list(): Iterable<Rule> {
    return this.#rules.values()
  }

  get(id: string): Rule | undefined {
    return this.#rules.get(id)
  }

  /** The last one, that of a deletion too; 0 where there was none. */
  version(id: string): number {
    return this.#versions.get(id) ?? 0
  }

  // A site that begins may be given the versions of before while newer ones are under way to all others.
  save(rule: Rule): void {
    if (this.#isNew(rule.id, rule.version)) this.#rules.set(rule.id, rule)
  }

  remove(id: string, version: number): void {
    if (this.#isNew(id, version)) this.#rules.delete(id)
  }

  /** Those of a site. */
  add({
    customRules,
    deletedRules,
  }: SiteRules & { readonly deletedRules: ReadonlyMap<string, number> }): void {
    for (const [id, version] of deletedRules) this.remove(id, version)
    for (const rule of customRules.values()) this.save(rule)
  }

  clear(): void {
    this.#rules.clear()
    this.#versions.clear()
  }

  #isNew(id: string, version: number): boolean {
    if (version <= this.version(id)) return false
    this.#versions.set(id, version)
    return true
  }
}
