import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { amountOf } from '../amount.ts'
import { PlainFigure } from '../form/PlainFigure.tsx'
import type { RuleFile } from '../rule-api.ts'
import { words } from './backtest-words.ts'

interface TriedFiguresProps {
  readonly rule: RuleFile
  readonly settings: Readonly<Record<string, number>>
  readonly change: (settings: Readonly<Record<string, number>>) => void
}

/** Other figures to try: what is left empty is as it stands. */
export function TriedFigures({ rule, settings, change }: TriedFiguresProps) {
  const { say, of } = useSay(words)
  const common = useWords()
  const set = (name: string, value: number | null) => {
    const { [name]: _, ...others } = settings
    change(value === null ? others : { ...others, [name]: value })
  }
  if (Object.keys(rule.settings).length === 0) return <p className="quiet">{say('try.no-figures')}</p>
  return (
    <div className="condition-fields">
      {Object.entries(rule.settings).map(([name, setting]) => (
        <div key={name} className="rule-field">
          <span className="field-label">{of(setting.title)}</span>
          <PlainFigure
            figure={settings[name]}
            unit={setting.unit}
            label={of(setting.title)}
            onChange={value => set(name, value)}
          />
          <small className="quiet">
            {say('try.usual', { usual: amountOf(common, setting.default, setting.unit) })}
          </small>
        </div>
      ))}
    </div>
  )
}
