import { InputNumber } from 'antd'
import type { WirePlanBody } from '../../../services/api/wire/plan.ts'
import { Field } from '../form/Field.tsx'
import { useSay } from '../words/use-say.ts'
import { DurationField } from './DurationField.tsx'
import type { PlanFieldsProps } from './MatchFields.tsx'
import { plans as planWords } from './plan-words.ts'

type Limit = 'repeatAfterMs' | 'roundsMax' | 'takeWithinMs' | 'resolveWithinMs'

/** What comes after the last step, and until when it is to be taken and settled. */
export function PlanLimits({ body, faults, onChange }: Omit<PlanFieldsProps, 'told'>) {
  const { say } = useSay(planWords)
  const set = (what: Limit, value: number | undefined) => {
    const { [what]: _, ...rest } = body
    onChange((value === undefined ? rest : { ...rest, [what]: value }) as WirePlanBody)
  }
  const duration = (what: Exclude<Limit, 'roundsMax'>, label: string, help?: string) => (
    <DurationField
      {...{ label, faults, path: what, value: body[what], ...(help !== undefined && { help }) }}
      optional
      onChange={ms => set(what, ms)}
    />
  )
  return (
    <div className="form-pair">
      {duration('repeatAfterMs', say('plan.repeat'), say('plan.repeat.help'))}
      <Field label={say('plan.rounds-max')} path="roundsMax" faults={faults} optional>
        {control => (
          <InputNumber
            {...control}
            min={1}
            value={body.roundsMax ?? null}
            onChange={n => set('roundsMax', n ?? undefined)}
          />
        )}
      </Field>
      {duration('takeWithinMs', say('plan.take-within'))}
      {duration('resolveWithinMs', say('plan.resolve-within'))}
    </div>
  )
}
