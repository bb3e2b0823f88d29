import { Button } from 'antd'
import { useState } from 'react'
import type { WireAlertFile } from '../../../services/api/wire/alert.ts'
import { useCan } from '../app/rights.ts'
import { useSay } from '../words/use-say.ts'
import { Contacts } from './Contacts.tsx'
import { words } from './panel-words.ts'
import { ResponseEditor } from './ResponseEditor.tsx'
import { useTicked } from './ticked.ts'
import './response.css'

/** What to do, as a list to tick off, and whom to ring. */
export function ResponsePlan({ file }: { readonly file: WireAlertFile }) {
  const { say } = useSay(words)
  const can = useCan()
  const [editing, edit] = useState(false)
  const { alert, guide } = file
  const { steps, from } = guide.response
  // What tells of a wearer is set by those who may know of whom it is.
  const mayEdit = can('rules.tune') && !alert.redacted && alert.deviceKind !== 'site'
  if (steps.length === 0 && !mayEdit) return null
  return (
    <section className="response">
      <div className="section-head">
        <h3>{say('plan.title')}</h3>
        {(from === 'site' || from === 'zone' || from === 'device') && (
          <small className="quiet">{say('plan.own')}</small>
        )}
        {mayEdit && !editing && (
          <Button type="text" size="small" onClick={() => edit(true)}>
            {say('plan.edit')}
          </Button>
        )}
      </div>
      {editing ? (
        <ResponseEditor alert={alert} steps={steps} close={() => edit(false)} />
      ) : alert.handling === 'resolved' ? (
        <details>
          <summary>{say('plan.was')}</summary>
          <Steps key={alert.id} alertId={alert.id} steps={steps} />
        </details>
      ) : (
        <Steps key={alert.id} alertId={alert.id} steps={steps} />
      )}
      {can('people.read') && !alert.redacted && alert.deviceKind === 'wristband' && (
        <Contacts alert={alert} />
      )}
    </section>
  )
}

interface StepsProps {
  readonly alertId: string
  readonly steps: WireAlertFile['guide']['response']['steps']
}

function Steps({ alertId, steps }: StepsProps) {
  const { of } = useSay(words)
  const { ticked, toggle } = useTicked(alertId)
  return (
    <ol className="steps-list">
      {steps.map((step, i) => (
        <li key={step.zh}>
          <label>
            <input type="checkbox" checked={ticked.has(step.zh)} onChange={() => toggle(step.zh)} />
            <span className="step-number" aria-hidden="true">
              {i + 1}
            </span>
            <span className="step-words">{of(step)}</span>
          </label>
        </li>
      ))}
    </ol>
  )
}
