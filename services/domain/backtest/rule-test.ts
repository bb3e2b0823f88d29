import { defaultPolicy, newCommunity } from '../community/state.ts'
import { step } from '../community/step.ts'
import type { Severity } from '../model/alert.ts'
import type { Input } from '../model/input.ts'
import type { Kind } from '../model/kind.ts'
import { isEmpty } from '../model/reading.ts'
import type { Rule } from '../model/rule.ts'
import type { RuleTest, RuleTestExpectation } from '../model/rule-test.ts'
import { trialBook } from './trial.ts'

export interface RuleTestResult {
  readonly name: string
  readonly rows: readonly RuleTestRowResult[]
}

export interface RuleTestRowResult {
  readonly ok: boolean
  /** What was there after the row; `failed` where the rule could not be evaluated. */
  readonly got: RuleTestExpectation | 'failed'
}

/** A Monday at midnight, by the clock of the test, which is UTC: no hour of it is leapt over or comes twice. */
const BEGINNING = Date.parse('2026-01-05T00:00:00Z')
const TESTER = 'test'
const SITE = 'site'

/** The rows of a test, in order, through `step`, with this rule and its default figures alone. */
export function runRuleTest(rule: Rule, test: RuleTest, kinds: readonly Kind[]): RuleTestResult {
  const shown = new Standing(rule, test, kinds)
  const rows = test.rows.map(({ atMs, values, expect }) => {
    const got = shown.after(atMs, values)
    return { ok: expect === undefined ? got !== 'failed' : got === expect, got }
  })
  return { name: test.name, rows }
}

class Standing {
  readonly #community
  readonly #rule: string
  #open: Severity | undefined
  #hasEnded = false
  #hasFailed = false

  constructor({ dryRun: _, ...rule }: Rule, test: RuleTest, kinds: readonly Kind[]) {
    const tuning = { rule: rule.id, version: 1, overrides: [{ scope: {}, enabled: true }] }
    const trial = trialBook({ draft: { rule, tuning }, present: undefined }, kinds, defaultPolicy)
    this.#rule = rule.id
    this.#community = newCommunity(SITE, trial.book)
    this.#take({ type: 'started', policy: { ...trial.policy, timeZone: 'UTC' } }, 0)
    this.#take({ type: 'rule-tuned', tuning, actor: TESTER }, 0)
    const kind = rule.kind === '*' ? (test.kind ?? kinds[0]?.kind ?? '') : rule.kind
    const device = { id: DEVICE, kind, site: SITE, zone: 'zone', name: DEVICE }
    this.#take({ type: 'device-saved', device, actor: TESTER }, 0)
  }

  after(atMs: number, values: RuleTest['rows'][number]['values']): RuleTestExpectation | 'failed' {
    // A stamp would make of two rows at one time the same reading sent again.
    const reading = { deviceId: DEVICE, values }
    this.#take(isEmpty(values) ? { type: 'tick' } : { type: 'reading', reading }, atMs)
    if (this.#hasFailed) return 'failed'
    return this.#open ?? (this.#hasEnded ? 'cleared' : 'nothing')
  }

  #take(input: Input, atMs: number): void {
    const { changes, failures = [] } = step(this.#community, input, BEGINNING + atMs)
    if (failures.length > 0) this.#hasFailed = true
    for (const { alert } of changes) {
      if (alert.rule !== this.#rule) continue
      const isOpen = alert.condition === 'active' && alert.handling !== 'resolved'
      if (!isOpen && this.#open !== undefined) this.#hasEnded = true
      this.#open = isOpen ? alert.severity : undefined
    }
  }
}

const DEVICE = 'device'
