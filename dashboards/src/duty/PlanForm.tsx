import { useState } from 'react'
import type { WirePlan, WirePlanBody } from '../../../services/api/wire/plan.ts'
import { ask } from '../api/request.ts'
import { useChanged } from '../api/use-get.ts'
import { type Fault, faultsOf } from '../form/faults.ts'
import { newId } from '../form/new-id.ts'
import { isOvertaken, Overtaken, type Told } from '../form/Overtaken.tsx'
import { SideForm } from '../form/SideForm.tsx'
import { Sure } from '../form/Sure.tsx'
import { useSaving } from '../form/use-saving.ts'
import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { MatchFields } from './MatchFields.tsx'
import { PlanLimits } from './PlanLimits.tsx'
import type { PlanTold } from './plan-told.ts'
import { plans as planWords } from './plan-words.ts'
import { changedByPlan, planBodyOf, planPath, savePlan } from './plans.ts'
import { StepFields } from './StepFields.tsx'
import { Timeline } from './Timeline.tsx'

const SHOWN = ['match', 'steps', 'repeatAfterMs', 'roundsMax', 'takeWithinMs', 'resolveWithinMs']

interface PlanFormProps {
  readonly site: string
  readonly plan: WirePlan | undefined
  readonly told: PlanTold
  readonly onClose: () => void
  /** With what may surprise. */
  readonly onSaved: (warnings: readonly Fault[]) => void
}

/** A plan, with its timeline drawn as it is typed. */
export function PlanForm({ site, plan, told, onClose, onSaved }: PlanFormProps) {
  const { say } = useSay(planWords)
  const changed = useChanged()
  const listed = useListed()
  const [opened] = useState(plan)
  const [id] = useState(() => plan?.id ?? newId('plan'))
  const [body, setBody] = useState<WirePlanBody>(() => planBodyOf(plan))
  const saving = useSaving({
    send: (version: string) => savePlan(site, id, { ...body, version }),
    changes: changedByPlan(site),
    onDone: ({ warnings }) => {
      onSaved(warnings)
      onClose()
    },
  })
  const wasOvertaken = isOvertaken(saving.error)
  const faults = faultsOf(saving.error)
  const shown = { body, faults, onChange: setBody, told }
  const toldOf = (one: WirePlan): Told => [
    [say('plan.where'), told.match(one)],
    ...one.steps.map((step, n): Told[number] => [
      say('plan.step', { n: n + 1 }),
      `${told.lasting(step.afterMs)} ${listed(step.tell.map(told.target))}`,
    ]),
  ]
  const remove = async () => {
    await ask(`${planPath(site, id)}?version=${opened?.version}`, { method: 'DELETE' })
    onClose()
    await changed(...changedByPlan(site))
  }
  const save = (version: string) =>
    saving.mutate(version, {
      onError: error => {
        if (isOvertaken(error)) void changed(...changedByPlan(site))
      },
    })
  return (
    <SideForm
      holds={body}
      title={opened ? say('plan.change') : say('plan.new')}
      width={720}
      {...{ onClose, error: wasOvertaken ? null : saving.error, isSaving: saving.isPending, shown: SHOWN }}
      onSubmit={() => save(opened?.version ?? 'new')}
      more={
        opened && (
          <Sure label={say('plan.delete')} title={say('plan.delete.sure')} onSure={remove}>
            <p>{say('plan.delete.help')}</p>
          </Sure>
        )
      }
    >
      <Timeline plan={body} told={told} />
      <MatchFields {...shown} site={site} />
      <StepFields {...shown} />
      <PlanLimits {...shown} />
      {wasOvertaken && opened && (
        <Overtaken
          before={toldOf(opened)}
          now={plan && toldOf(plan)}
          onAnyway={() => save(plan?.version ?? 'new')}
        />
      )}
    </SideForm>
  )
}
