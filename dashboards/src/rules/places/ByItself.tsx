import { Segmented } from 'antd'
import { useSay } from '../../words/use-say.ts'
import type { RuleFile } from '../rule-api.ts'
import { words } from './places-words.ts'
import type { Override } from './scopes.ts'

interface ByItselfProps {
  readonly rule: RuleFile
  readonly draft: Override
  readonly onChange: (draft: Override) => void
}

const AS_ABOVE = 'as-above'
const NOTHING = ''

/** What the device is told there with nobody asked, once the alert is critical; nothing where the rule may order nothing. */
export function ByItself({ rule, draft, onChange }: ByItselfProps) {
  const { say, of } = useSay(words)
  const { mayOrder = [] } = rule
  if (mayOrder.length === 0) return null
  const { order, ...others } = draft
  const choose = (value: string) =>
    onChange(value === AS_ABOVE ? others : { ...others, order: value === NOTHING ? null : value })
  return (
    <div className="rule-field" data-path="order">
      <span className="field-label">{say('places.by-itself')}</span>
      <Segmented
        aria-label={say('places.by-itself')}
        value={order === undefined ? AS_ABOVE : (order ?? NOTHING)}
        options={[
          { value: AS_ABOVE, label: say('switch.as-above') },
          ...mayOrder.map(({ name, title }) => ({ value: name, label: of(title) })),
          { value: NOTHING, label: say('places.by-itself.none') },
        ]}
        onChange={choose}
      />
      <small className="quiet">{say('places.by-itself.help')}</small>
    </div>
  )
}
