import { SeverityMark } from '../alerts/marks.tsx'
import { Link } from '../app/Link.tsx'
import { useSay } from '../words/use-say.ts'
import { words } from './list-words.ts'
import type { Listed } from './listed.ts'
import { RuleBadges } from './RuleBadges.tsx'
import { rulePath } from './rule-api.ts'

/** A rule in one glance: what it says, whether it is on, and whether it behaves. */
export function RuleRow({ listed: { rule, fired, bad, on } }: { readonly listed: Listed }) {
  const { say, of } = useSay(words)
  return (
    <li className="rule-row" data-on={on}>
      <div className="rule-name">
        <Link href={rulePath(rule.id)}>{of(rule.title)}</Link>
        <small className="quiet">{rule.id}</small>
        <RuleBadges rule={rule} on={on} />
      </div>
      <ul className="rule-says">
        {rule.sentences.map(({ severity, sentence }) => (
          <li key={severity}>
            <SeverityMark severity={severity} /> <span>{of(sentence)}</span>
          </li>
        ))}
      </ul>
      <div className="rule-counts">
        {fired !== undefined && (
          <Link
            href={`/?view=history&rule=${encodeURIComponent(rule.id)}`}
            className="fired"
            data-none={fired === 0}
          >
            <b>{fired}</b> <small>{say('list.fired')}</small>
          </Link>
        )}
        {rule.overrides.length > 0 && (
          <Link href={`${rulePath(rule.id)}?tab=places`} className="small">
            {say('list.overrides', { n: rule.overrides.length })}
          </Link>
        )}
        {(rule.emptyPlaces?.length ?? 0) > 0 && (
          <Link href={`${rulePath(rule.id)}?tab=places`} className="bad-actor">
            ▲ {say('list.empty', { n: rule.emptyPlaces?.length ?? 0 })}
          </Link>
        )}
        {bad !== undefined && (
          <Link href={`/quality?figure=${bad}&rule=${encodeURIComponent(rule.id)}`} className="bad-actor">
            ▲ {say('list.bad')}
          </Link>
        )}
      </div>
    </li>
  )
}
