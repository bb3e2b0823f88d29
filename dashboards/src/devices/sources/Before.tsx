import { Button } from 'antd'
import { useSay } from '../../words/use-say.ts'
import { keptBefore, type TrialDraft, withoutBefore } from './trial.ts'
import { words } from './words.ts'

/** As many as a trial takes: services/api/wire/source.ts. */
const BEFORE_MAX = 20

interface BeforeProps {
  readonly trial: TrialDraft
  readonly onChange: (trial: TrialDraft) => void
}

/** Messages that came before: some systems announce a device once, and say its bare values from then on. */
export function Before({ trial, onChange }: BeforeProps) {
  const { say } = useSay(words)
  const { after, topic } = trial
  return (
    <div className="try-before">
      {after.length > 0 && (
        <>
          <h3 id="try-before">{say('try.before')}</h3>
          <ol aria-labelledby="try-before">
            {after.map((each, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same message may have come twice
              <li key={i}>
                <code>{each.topic}</code>
                <Button
                  size="small"
                  type="text"
                  onClick={() => onChange(withoutBefore(trial, i))}
                  aria-label={`${say('try.before.remove')} ${each.topic}`}
                >
                  {say('try.before.remove')}
                </Button>
              </li>
            ))}
          </ol>
        </>
      )}
      {after.length < BEFORE_MAX && (
        <Button
          size="small"
          disabled={topic.trim() === ''}
          onClick={() => onChange(keptBefore(trial))}
          aria-describedby="try-before-help"
        >
          {say('try.before.keep')}
        </Button>
      )}
      <p id="try-before-help" className="quiet small">
        {say('try.before.help')}
      </p>
    </div>
  )
}
