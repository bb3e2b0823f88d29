import { Button } from 'antd'
import type { WirePlanBody } from '../../../services/api/wire/plan.ts'
import { Faults, Field } from '../form/Field.tsx'
import { ManySelect } from '../form/ManySelect.tsx'
import { Note } from '../form/Note.tsx'
import { usePeople } from '../form/people.ts'
import { ROLES } from '../form/role.ts'
import { useSay } from '../words/use-say.ts'
import { DurationField } from './DurationField.tsx'
import type { PlanFieldsProps } from './MatchFields.tsx'
import { tellsWhoHasItFirst } from './nobody.ts'
import { plans as planWords } from './plan-words.ts'
import { type Target, targetKey, targetOf } from './targets.ts'

type Step = WirePlanBody['steps'][number]

const WAYS = [
  'push',
  'sms',
  'voice',
  'email',
  'wecom',
  'dingtalk',
  'feishu',
  'webhook',
  'mqtt',
  'alertmanager',
] as const
const MINUTE_MS = 60_000

/** The steps, one below the other. */
export function StepFields({ body, faults, told, onChange }: PlanFieldsProps) {
  const { say } = useSay(planWords)
  const { list } = usePeople()
  const targets: Target[] = [
    { who: 'responsible' },
    ...[1, 2].map((place): Target => ({ who: 'carers', place })),
    { who: 'carers' },
    { who: 'duty' },
    ...ROLES.map((role): Target => ({ who: 'duty', role })),
    ...ROLES.map((role): Target => ({ who: 'role', role })),
    { who: 'assignee' },
    ...list.map(({ username }): Target => ({ who: 'person', person: username })),
  ]
  const options = targets.map(target => ({ value: targetKey(target), label: told.target(target) }))
  const replace = (n: number, ...by: Step[]) =>
    onChange({ ...body, steps: body.steps.flatMap((step, i) => (i === n ? by : [step])) })
  const change = (n: number, step: Step, some: Partial<Step>) => replace(n, { ...step, ...some })
  const withBy = ({ by: _, ...rest }: Step, by: NonNullable<Step['by']>): Step =>
    by.length === 0 ? rest : { ...rest, by }
  const another = (): Step => ({ afterMs: (body.steps.at(-1)?.afterMs ?? -MINUTE_MS) + MINUTE_MS, tell: [] })
  return (
    <>
      <Faults faults={faults.filter(({ path }) => path === 'steps')} />
      {body.steps.map((step, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
        <fieldset key={n}>
          <legend>{say('plan.step', { n: n + 1 })}</legend>
          <DurationField
            label={say('plan.after')}
            path={`steps.${n}.afterMs`}
            faults={faults}
            value={step.afterMs}
            onChange={ms => change(n, step, { afterMs: ms ?? 0 })}
          />
          <Field label={say('plan.tell')} path={`steps.${n}.tell`} faults={faults}>
            {control => (
              <ManySelect
                {...control}
                options={options}
                optionFilterProp="label"
                value={step.tell.map(targetKey)}
                onChange={(keys: string[]) => change(n, step, { tell: keys.map(targetOf) })}
              />
            )}
          </Field>
          {step.tell.length === 0 && <Note>{say('plan.nobody.note')}</Note>}
          {n === 0 && tellsWhoHasItFirst(body) && <Note>{say('plan.assignee.note')}</Note>}
          <Field
            label={say('plan.by.label')}
            help={say('plan.by.help')}
            path={`steps.${n}.by`}
            faults={faults}
            optional
          >
            {control => (
              <ManySelect
                {...control}
                options={WAYS.map(value => ({ value, label: told.way(value) }))}
                optionFilterProp="label"
                value={step.by ?? []}
                onChange={by => replace(n, withBy(step, by))}
              />
            )}
          </Field>
          {body.steps.length > 1 && (
            <span>
              <Button onClick={() => replace(n)}>{say('plan.step.remove')}</Button>
            </span>
          )}
        </fieldset>
      ))}
      <span>
        <Button onClick={() => onChange({ ...body, steps: [...body.steps, another()] })}>
          {say('plan.step.add')}
        </Button>
      </span>
    </>
  )
}
