import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { conditionForms } from '../../../services/api/wire/rule-definition.ts'
import type { Bilingual } from '../words/words.ts'

export type Severity = WireAlert['severity']
export type Shape = keyof typeof conditionForms
/** A number, or the name of a setting of the rule. */
export type Figure = number | { readonly setting: string }

/** What must be so; which fields there are, its shape says (`form/shapes.ts`). */
export interface Condition {
  readonly type: Shape
  readonly [field: string]: unknown
}

export interface Level {
  readonly severity: Severity
  readonly when: Condition
  readonly forMs?: Figure
  readonly gapMs?: Figure
  readonly count?: Figure
  readonly latch?: true
}

export interface Setting {
  readonly title: Bilingual
  readonly unit: string
  readonly default: number
  readonly min: number
  readonly max: number
  readonly integer?: true
}

export type Expectation = Severity | 'nothing' | 'cleared'
export type TestValue = number | string | boolean

export interface RuleTest {
  readonly name: string
  readonly kind?: string
  readonly rows: readonly {
    readonly atMs: number
    readonly values: Readonly<Record<string, TestValue>>
    readonly expect?: Expectation
  }[]
}

/** A rule as its author writes it (`GET /api/rules/{id}`). The server checks it; here it is what is being written. */
export interface Definition {
  readonly kind: string
  readonly except?: readonly string[]
  readonly title: Bilingual
  readonly advice?: Bilingual
  readonly settings: Readonly<Record<string, Setting>>
  readonly ascending?: readonly string[]
  readonly levels: readonly Level[]
  readonly onlyWhile?: Condition
  readonly clear?: Condition
  readonly clearForMs?: Figure
  readonly minBetweenMs?: Figure
  readonly keeps?: readonly string[]
  readonly optIn?: true
  readonly about?: 'person' | 'device' | 'place' | 'staff' | 'server'
  readonly lifeSafety?: true
  readonly neverHeld?: true
  readonly dryRun?: true
  readonly tests?: readonly RuleTest[]
}
