import { useSay } from '../../words/use-say.ts'
import { Fields } from '../sources/Fields.tsx'
import type { Waiting } from '../sources/source-api.ts'
import { payloadText } from './payload-text.ts'
import { words } from './words.ts'

/** What it said last: as its source decodes it, and as it came. */
export function LastMessage({ waiting }: { readonly waiting: Waiting }) {
  const { say } = useSay(words)
  if (waiting.withheld !== undefined) return <Withheld why={waiting.withheld} />
  return (
    <details className="last-message">
      <summary>{say('claim.last-message')}</summary>
      {waiting.said && <Fields fields={waiting.said.fields ?? {}} frame={waiting.said.frame} />}
      <p>
        <code>{waiting.topic}</code>
      </p>
      <pre>{payloadText(waiting.payload ?? '')}</pre>
    </details>
  )
}

/** In words: an empty place would look like a device that says nothing. */
export function Withheld({ why }: { readonly why: NonNullable<Waiting['withheld']> }) {
  const { say } = useSay(words)
  return <p className="quiet small">{say(`claim.withheld.${why}`)}</p>
}
