import { useState } from 'react'
import type { WireAlert, WireAlertEvent } from '../../../../services/api/wire/alert.ts'
import { useNoteDraft } from '../../alerts/use-note-draft.ts'
import { useSignedIn } from '../../app/rights.ts'
import { Button } from '../../light/Button.tsx'
import { useSay } from '../../words/use-say.ts'
import { usePresses } from '../outbox/use-outbox.ts'
import { isUnconfirmed, type Step, stepsOf } from './next-step.ts'
import { isOnTheWay } from './on-the-way.ts'
import { AT_ONCE, isAsked } from './press-step.ts'
import { StepSheet } from './StepSheet.tsx'
import { wordOfStep } from './step-word.ts'
import { TakePhoto } from './TakePhoto.tsx'
import { useRest } from './use-rest.ts'
import { words } from './words.ts'

interface StepBarProps {
  /** As it will stand once what waits is sent. */
  readonly alert: WireAlert
  readonly events: readonly WireAlertEvent[]
}

/** The next step under the thumb, the others one tap away. */
export function StepBar({ alert, events }: StepBarProps) {
  const { say: tell } = useSay(words)
  const { username, role } = useSignedIn()
  const { entries, press } = usePresses()
  const note = useNoteDraft(alert.id, isAsked)
  const [isBadPhoto, setBadPhoto] = useState(false)
  const going = {
    username,
    isOnTheWay: isOnTheWay(events, entries, username),
    isUnconfirmed: isUnconfirmed(events, username) && !entries.some(({ alertId }) => alertId === alert.id),
  }
  const { main, others } = stepsOf(alert, going)
  const isResting = useRest(main)
  const take = (step: Step) => {
    const at = AT_ONCE[step]
    if (at !== undefined) press(alert, at.action, at.said)
    else if (isAsked(step)) note.begin(step)
  }
  if (main === undefined && others.length === 0) return null
  return (
    <section className="step-bar" aria-label={tell('steps.label')}>
      {main !== undefined && (
        <Button look="main" className="main-step" disabled={isResting} onClick={() => take(main)}>
          {tell(wordOfStep(main, role))}
        </Button>
      )}
      <div>
        <div role="alert">{isBadPhoto && <p className="fault">{tell('photo.bad')}</p>}</div>
        <div className="other-steps">
          {others.map(step =>
            step === 'photo' ? (
              <TakePhoto key={step} alert={alert} label={tell('step.photo')} onBad={setBadPhoto} />
            ) : (
              <Button key={step} onClick={() => take(step)}>
                {tell(wordOfStep(step, role))}
              </Button>
            ),
          )}
        </div>
      </div>
      {note.action !== undefined && <StepSheet step={note.action} alert={alert} note={note} />}
    </section>
  )
}
