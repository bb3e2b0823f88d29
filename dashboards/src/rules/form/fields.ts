import type { words } from './field-words.ts'

type Label<K> = K extends `field.${infer Name}` ? Name : never
export type FieldLabel = Label<keyof typeof words.en>
type Choice<K> = K extends `choice.${infer Name}` ? Name : never
export type ChoiceLabel = Choice<keyof typeof words.en>

/** What is filled in, and how. A figure may be a number or a setting of the rule. */
export type FieldAs =
  | 'metric'
  | 'operator'
  /** A figure in the unit of the metric. */
  | 'amount'
  | 'number'
  | 'whole'
  | 'duration'
  | 'metres'
  | 'choice'
  /** A value that the metric may have. */
  | 'value'
  | 'flag'
  | 'words'
  | 'bilingual'
  | 'condition'
  | 'conditions'
  | 'rules'
  | 'area'
  | 'clock'
  | 'days'
  | 'freshness'

export interface Field {
  readonly key: string
  readonly as: FieldAs
  readonly label: FieldLabel
  /** It may be left out. */
  readonly optional?: true
  /** Metrics of this type alone. */
  readonly of?: 'number' | 'word'
  readonly choices?: readonly ChoiceLabel[]
}

export interface InputProps {
  readonly field: Field
  /** Of the condition. */
  readonly at: string
  /** Of the field itself. */
  readonly path: string
  readonly label: string
}
