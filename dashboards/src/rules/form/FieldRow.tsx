import type { ComponentType } from 'react'
import { useSay } from '../../words/use-say.ts'
import { AreaInput } from './AreaInput.tsx'
import { BilingualInput } from './BilingualInput.tsx'
import { ChoiceInput, OperatorInput } from './ChoiceInput.tsx'
import { ClockInput, DaysInput } from './ClockInput.tsx'
import { FaultsAt } from './FaultsAt.tsx'
import { FigureInput } from './FigureInput.tsx'
import { FreshnessInput } from './FreshnessInput.tsx'
import { words } from './field-words.ts'
import type { Field, FieldAs, InputProps } from './fields.ts'
import { MetricInput } from './MetricInput.tsx'
import { RulesInput } from './RulesInput.tsx'
import { FlagInput, ValueInput } from './ValueInput.tsx'
import { WordsInput } from './WordsInput.tsx'

/** What is a condition itself is a card of its own. */
type Plain = Exclude<FieldAs, 'condition' | 'conditions'>
export type PlainField = Field & { readonly as: Plain }

const inputs: Readonly<Record<Plain, ComponentType<InputProps>>> = {
  metric: MetricInput,
  operator: OperatorInput,
  amount: FigureInput,
  number: FigureInput,
  whole: FigureInput,
  duration: FigureInput,
  metres: FigureInput,
  choice: ChoiceInput,
  value: ValueInput,
  flag: FlagInput,
  words: WordsInput,
  bilingual: BilingualInput,
  rules: RulesInput,
  area: AreaInput,
  clock: ClockInput,
  days: DaysInput,
  freshness: FreshnessInput,
}

/** One thing that is filled in, with what the server says of it. */
export function FieldRow({ field, at }: { readonly field: PlainField; readonly at: string }) {
  const { say } = useSay(words)
  const path = at === '' ? field.key : `${at}.${field.key}`
  const label = say(`field.${field.label}`)
  const Input = inputs[field.as]
  return (
    <div className="rule-field" data-as={field.as} data-path={path}>
      <span className="field-label">{label}</span>
      <Input field={field} at={at} path={path} label={label} />
      <FaultsAt path={path} />
    </div>
  )
}
