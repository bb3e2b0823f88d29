import { Link } from '../app/Link.tsx'
import { addressOf as backtestAddress } from '../rules/backtest/asked.ts'
import { RuleAlerts } from '../rules/RuleAlerts.tsx'
import { rulePath } from '../rules/rule-api.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import type { QualityPlace } from './asked.ts'
import { amountWords } from './figure-words.ts'
import { type Culprit, RANGES } from './quality.ts'
import { words } from './quality-words.ts'

const DAY_MS = 86_400_000

/** One rule behind a figure: what it raised lately, and the way to the rule with the remedy filled in. */
export function CulpritDetail({
  culprit,
  place,
}: {
  readonly culprit: Culprit
  readonly place: QualityPlace
}) {
  const { say } = useSay(words)
  const common = useWords()
  const { change } = culprit.remedy
  const days = Math.max(1, Math.round(RANGES[place.range] / DAY_MS))
  const href =
    change === null
      ? rulePath(culprit.rule)
      : rulePath(culprit.rule) +
        backtestAddress({ settings: { [change.setting]: change.to }, scope: change.scope, days })
  return (
    <div className="culprit-detail">
      <p className="quiet small">
        {say('rule.share', { share: amountWords(common, culprit.share, 'share') })}
      </p>
      <h4>{say('rule.alerts')}</h4>
      <RuleAlerts rule={culprit.rule} none={say('rule.none')} />
      <Link className="way-on" href={href}>
        {say(change === null ? 'to-rule' : 'in-rule')} ›
      </Link>
    </div>
  )
}
