import { Button } from 'antd'
import { useCan } from '../../app/rights.ts'
import { useSay } from '../../words/use-say.ts'
import { useTune } from '../places/use-tune.tsx'
import type { RuleFile } from '../rule-api.ts'
import { type BacktestAsked, triedOverrides } from './asked.ts'
import { words } from './backtest-words.ts'

/** What proved itself on the past is set from now on. */
export function AdoptFigures({ rule, asked }: { readonly rule: RuleFile; readonly asked: BacktestAsked }) {
  const { say } = useSay(words)
  const may = useCan()('rules.tune')
  const tuning = useTune(rule)
  if (!may || Object.keys(asked.settings).length === 0) return null
  return (
    <section className="rule-part">
      {tuning.told}
      <Button
        type="primary"
        loading={tuning.isPending}
        onClick={() => tuning.setAll(triedOverrides(rule.overrides, asked))}
      >
        {say('adopt')}
      </Button>
    </section>
  )
}
