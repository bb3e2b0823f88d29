import { Button } from 'antd'
import { Field } from '../form/Field.tsx'
import { lastingWords } from '../time/age.ts'
import { localText } from '../time/local-text.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { instantOf } from './draft.ts'
import type { PartProps } from './WhereFields.tsx'
import { words } from './words.ts'

const HOUR_MS = 3_600_000
const LENGTHS_MS = [2, 4, 8, 24, 72].map(hours => hours * HOUR_MS)

/** From when to when, with what is usual at a press. */
export function Times({ draft, change }: PartProps) {
  const { say } = useSay(words)
  const common = useWords()
  const lasting = instantOf(draft.to) - instantOf(draft.from)
  return (
    <>
      <div className="form-pair">
        {(['from', 'to'] as const).map(end => (
          <Field key={end} label={say(`work.${end}`)}>
            {({ status: _, ...control }) => (
              <input
                {...control}
                className="time-field plain-control"
                type="datetime-local"
                value={draft[end]}
                onChange={event => change({ [end]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <fieldset className="lengths">
        <legend>{say('work.lasting')}</legend>
        {LENGTHS_MS.map(ms => (
          <Button
            key={ms}
            size="small"
            type={ms === lasting ? 'primary' : 'default'}
            aria-pressed={ms === lasting}
            onClick={() => change({ to: localText(instantOf(draft.from) + ms) })}
          >
            {lastingWords(common.say, ms)}
          </Button>
        ))}
      </fieldset>
    </>
  )
}
