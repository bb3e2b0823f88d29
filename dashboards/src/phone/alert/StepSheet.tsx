import type { FormEvent } from 'react'
import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import { CAUSES, type Cause } from '../../alerts/alert.ts'
import type { NoteDraft } from '../../alerts/note-draft.ts'
import type { NoteDrafting } from '../../alerts/use-note-draft.ts'
import { Button } from '../../light/Button.tsx'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import type { Said } from '../outbox/entry.ts'
import { usePresses } from '../outbox/use-outbox.ts'
import { Sheet } from '../Sheet.tsx'
import { Choices } from './Choices.tsx'
import { PauseLength } from './PauseLength.tsx'
import type { Asked } from './press-step.ts'
import { Takers } from './Takers.tsx'
import { words } from './words.ts'

interface StepSheetProps {
  readonly step: Asked
  readonly alert: WireAlert
  readonly note: NoteDrafting<Asked>
}

type Written = Pick<NoteDraft, 'text' | 'cause' | 'assignee' | 'forMs'>
const HOUR_MS = 3_600_000

/** What belongs to a step: mostly one tap, with words where somebody wants to say more. */
export function StepSheet({ step, alert, note }: StepSheetProps) {
  const { say: tell } = useSay(words)
  const { say } = useWords()
  const { press } = usePresses()
  const { written, write: change } = note
  const chosen = causeOf(written)
  const said = saidBy(step, written, tell('transfer.note.usual'))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (said === undefined) return
    press(alert, step, said)
    note.done()
  }
  return (
    <Sheet title={tell(`step.${step}`)} close={note.putAway}>
      <form className="step-form" onSubmit={submit}>
        {step === 'resolve' && alert.condition === 'active' && (
          <p className="notice">{say('action.resolve.still-active')}</p>
        )}
        {step === 'resolve' && (
          <Choices
            legend={tell('resolve.cause')}
            options={CAUSES.map(cause => ({ value: cause, label: say(`cause.${cause}`) }))}
            value={chosen}
            choose={cause => change({ cause })}
          />
        )}
        {step === 'transfer' && (
          <Takers alertId={alert.id} value={written.assignee} choose={assignee => change({ assignee })} />
        )}
        {step === 'pause' && (
          <PauseLength value={written.forMs ?? HOUR_MS} choose={forMs => change({ forMs })} />
        )}
        <Phrases step={step} choose={text => change({ text })} value={written.text} />
        <div className="light-field">
          <label htmlFor="said">{isPhrased(step) ? say('action.reason') : tell(ASKS[step])}</label>
          <textarea
            id="said"
            rows={2}
            maxLength={500}
            value={written.text}
            onChange={event => change({ text: event.target.value })}
          />
        </div>
        <Button type="submit" look="main" disabled={said === undefined}>
          {tell(`step.${step}`)}
        </Button>
      </form>
    </Sheet>
  )
}

const ASKS = {
  resolve: 'resolve.note',
  return: 'return.say',
  transfer: 'transfer.say',
  pause: 'pause.say',
  comment: 'comment.say',
} as const satisfies Record<Asked, string>

/** `undefined` as long as something is missing that the step needs. */
function saidBy(step: Asked, written: Written, usual: string): Said | undefined {
  const { text, assignee, forMs = HOUR_MS } = written
  const cause = causeOf(written)
  const words = text.trim()
  switch (step) {
    case 'resolve':
      return { ...(cause && { cause }), ...(words !== '' && { note: words }) }
    case 'transfer':
      return assignee === undefined ? undefined : { assignee, note: words || usual }
    case 'comment':
      return words === '' ? undefined : { note: words }
    case 'return':
      return words === '' ? undefined : { reason: words }
    case 'pause':
      return words === '' ? undefined : { reason: words, forMs }
  }
}

const causeOf = ({ cause }: Written): Cause | undefined => CAUSES.find(one => one === cause)

const PHRASES = {
  return: ['return.busy', 'return.off', 'return.expert', 'return.access'],
  pause: ['pause.key', 'pause.part', 'pause.morning'],
} as const

const isPhrased = (step: Asked): step is keyof typeof PHRASES => step in PHRASES

interface PhrasesProps {
  readonly step: Asked
  readonly value: string
  readonly choose: (text: string) => void
}

/** Nobody types in the rain. */
function Phrases({ step, value, choose }: PhrasesProps) {
  const { say: tell } = useSay(words)
  if (!isPhrased(step)) return null
  const options = PHRASES[step].map(key => ({ value: tell(key), label: tell(key) }))
  return <Choices legend={tell(ASKS[step])} options={options} value={value} choose={choose} />
}
