import type { WireHeard } from '../../../../services/api/wire/source.ts'
import { useSay } from '../../words/use-say.ts'
import { words } from './words.ts'

interface FieldsProps {
  readonly fields: Readonly<Record<string, unknown>>
  readonly frame: WireHeard['frame']
}

const SHOWN_MAX = 24

/** What was said, in the words of whoever said it. */
export function Fields({ fields, frame }: FieldsProps) {
  const { say } = useSay(words)
  const all = Object.entries(fields)
  return (
    <dl className="heard-fields">
      {all.slice(0, SHOWN_MAX).map(([name, value]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>
          </dd>
        </div>
      ))}
      {all.length > SHOWN_MAX && <div className="quiet">+{all.length - SHOWN_MAX}</div>}
      {frame !== undefined && (
        <div>
          <dt>
            {say('heard.frame')}
            {frame.port !== undefined && (
              <small className="quiet"> {say('heard.port', { port: frame.port })}</small>
            )}
          </dt>
          <dd>
            <code>{frame.hex}</code>
          </dd>
        </div>
      )}
    </dl>
  )
}
