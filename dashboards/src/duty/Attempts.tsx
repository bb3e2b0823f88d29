import { Stamp } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import type { Notice } from './ledger.ts'
import { ledgerWords } from './ledger-words.ts'
import { plans } from './plan-words.ts'
import { reasonWords } from './reasons.ts'

/** Each try in its order: by what, how it ended, how long it took. */
export function Attempts({ attempts, screens }: Pick<Notice, 'attempts' | 'screens'>) {
  const { say } = useSay(ledgerWords)
  const { say: sayWay } = useSay(plans)
  if (attempts.length === 0) return <span className="quiet">{say('ledger.not-tried')}</span>
  return (
    <ul>
      {attempts.map(({ n, kind, outcome, reason, latencyMs, isRepeat }) => (
        <li key={n}>
          {sayWay(`way.${kind}`)} {say(`attempt.${outcome ?? 'under-way'}`)}
          {latencyMs !== null && <span className="quiet"> {(latencyMs / 1_000).toFixed(1)} s</span>}
          {isRepeat && <span className="quiet"> {say('attempt.repeat')}</span>}
          {reason !== null && <span className="small notice-reason">{reasonWords(say, reason)}</span>}
        </li>
      ))}
      {screens.map(
        ({ channel, kind, ending, endedAt }) =>
          ending !== null && (
            <li key={`${channel} ${endedAt}`} className="quiet small">
              {sayWay(`way.${kind}`)}: {say(`ending.${ending}`)} {endedAt !== null && <Stamp at={endedAt} />}
            </li>
          ),
      )}
    </ul>
  )
}
