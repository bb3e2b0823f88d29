import { Button, Input, Segmented } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { WireSourceFormats } from '../../../../services/api/wire/source.ts'
import { Field } from '../../form/Field.tsx'
import { useSay } from '../../words/use-say.ts'
import { AsIfFields } from './AsIfFields.tsx'
import { Becomes } from './Becomes.tsx'
import { Before } from './Before.tsx'
import { bodyOf, type SourceDraft } from './draft.ts'
import type { WireFormat } from './source-api.ts'
import { ENCODINGS, NO_TRIAL, type TrialDraft, trialOf, withExample } from './trial.ts'
import { words } from './words.ts'

interface TryItProps {
  readonly draft: SourceDraft
  readonly site: string
  /** Of one that is saved. */
  readonly id: string | undefined
  readonly catalogue: WireSourceFormats
}

/** Enter in a line of the trial is no wish to save. */
const stay = (event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()

/** A message that was seen, and what it would become. */
export function TryIt({ draft, site, id, catalogue }: TryItProps) {
  const { say } = useSay(words)
  const [trial, setTrial] = useState<TrialDraft>(NO_TRIAL)
  const [asked, setAsked] = useState(0)
  const ask = (next: TrialDraft) => {
    setTrial(next)
    setAsked(asked + 1)
  }
  const change = (part: Partial<TrialDraft>) => setTrial({ ...trial, ...part })
  const format = catalogue.formats.find(({ name }) => name === draft.format)
  return (
    <section className="try-it" aria-label={say('try.title')}>
      <h2>{say('try.title')}</h2>
      <p className="quiet small">{say('try.help')}</p>
      <Examples format={format} onChoose={example => ask(withExample(trial, example))} />
      <Field label={say('try.topic')}>
        {control => (
          <Input
            {...control}
            className="code"
            spellCheck={false}
            autoComplete="off"
            placeholder={format?.filters[0]}
            value={trial.topic}
            onKeyDown={stay}
            onChange={event => change({ topic: event.target.value })}
          />
        )}
      </Field>
      <Field label={say('try.payload')}>
        {control => (
          <Input.TextArea
            {...control}
            className="code"
            spellCheck={false}
            autoSize={{ minRows: 4, maxRows: 14 }}
            value={trial.payload}
            onChange={event => change({ payload: event.target.value })}
          />
        )}
      </Field>
      <Segmented
        aria-label={say('try.encoding')}
        value={trial.encoding}
        options={ENCODINGS.map(value => ({ value, label: say(`try.encoding.${value}`) }))}
        onChange={encoding => change({ encoding })}
      />
      <Before trial={trial} onChange={setTrial} />
      <AsIfFields
        {...{ kind: trial.kind, codec: trial.codec, mounting: trial.mounting }}
        codecs={catalogue.codecs}
        usual={draft.codec}
        onChange={change}
      />
      <Becomes
        trial={trialOf(trial, bodyOf(draft, site), id)}
        asked={asked}
        onTake={as => ask({ ...trial, ...as })}
      />
    </section>
  )
}

interface ExamplesProps {
  readonly format: WireFormat | undefined
  readonly onChoose: (example: WireFormat['examples'][number]) => void
}

/** Messages as such systems send them, one click away. */
function Examples({ format, onChoose }: ExamplesProps) {
  const { say, of } = useSay(words)
  if (format === undefined || format.examples.length === 0) return null
  return (
    <details className="try-examples" open={format.examples.length <= 3}>
      <summary>
        {say('try.examples')} ({format.examples.length})
      </summary>
      <ul>
        {format.examples.map(example => (
          <li key={example.title.en}>
            <Button size="small" onClick={() => onChoose(example)}>
              {of(example.title)}
            </Button>
            {example.after.length > 0 && (
              <small className="quiet">
                {' '}
                {say('try.after', { topics: example.after.map(({ topic }) => topic).join(' ') })}
              </small>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
