import type { WirePlanBody } from '../../../services/api/wire/plan.ts'
import { useKinds, useRules } from '../api/devices.ts'
import { Field } from '../form/Field.tsx'
import type { Fault } from '../form/faults.ts'
import { ManySelect } from '../form/ManySelect.tsx'
import { Note } from '../form/Note.tsx'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { useNames } from './names.ts'
import { isForEverything } from './nobody.ts'
import type { PlanTold } from './plan-told.ts'
import { plans as planWords } from './plan-words.ts'

const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const

export interface PlanFieldsProps {
  readonly body: WirePlanBody
  readonly faults: readonly Fault[]
  readonly told: PlanTold
  readonly onChange: (body: WirePlanBody) => void
}

/** For which alerts it holds. */
export function MatchFields({
  body,
  faults,
  told,
  onChange,
  site,
}: PlanFieldsProps & { readonly site: string }) {
  const { say } = useSay(planWords)
  const { say: sayCommon } = useWords()
  const names = useNames(site)
  const rules = useRules().data ?? []
  const kinds = useKinds().data ?? new Map()
  const choices = {
    rules: rules.map(({ id }) => ({ value: id, label: told.rule(id) })),
    kinds: [...kinds.keys()].map((value: string) => ({ value, label: told.kind(value) })),
    severities: SEVERITIES.map(value => ({ value: value as string, label: sayCommon(`severity.${value}`) })),
    zones: names.zones.map(({ id }) => ({ value: id, label: names.zone(id) })),
  }
  // A list with nothing in it fits nothing; one that is not there fits all.
  const set = (what: keyof typeof choices, values: string[]) => {
    const { [what]: _, ...rest } = body.match
    onChange({
      ...body,
      match: (values.length === 0 ? rest : { ...rest, [what]: values }) as WirePlanBody['match'],
    })
  }
  return (
    <fieldset>
      <legend>{say('plan.where')}</legend>
      <p className="quiet small">{say('plan.where.help')}</p>
      {isForEverything(body) && <Note>{say('plan.everything.note')}</Note>}
      {(['rules', 'kinds', 'severities', 'zones'] as const).map(what => (
        <Field key={what} label={say(`plan.${what}`)} path={`match.${what}`} faults={faults}>
          {control => (
            <ManySelect
              {...control}
              placeholder={say('plan.any')}
              options={choices[what]}
              optionFilterProp="label"
              value={[...(body.match[what] ?? [])] as string[]}
              onChange={values => set(what, values)}
            />
          )}
        </Field>
      ))}
    </fieldset>
  )
}
