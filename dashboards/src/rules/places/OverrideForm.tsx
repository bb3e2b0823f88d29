import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useChangedFrom } from '../../form/use-changed-from.ts'
import { useLeaving } from '../../form/use-leaving.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { amountOf } from '../amount.ts'
import { PlainFigure } from '../form/PlainFigure.tsx'
import type { RuleFile } from '../rule-api.ts'
import { ByItself } from './ByItself.tsx'
import { PlaceName } from './PlaceRow.tsx'
import { words } from './places-words.ts'
import { ScopeChoice } from './ScopeChoice.tsx'
import { type Override, sameScope } from './scopes.ts'
import type { Tuning } from './use-tune.tsx'

interface OverrideFormProps {
  readonly rule: RuleFile
  readonly override: Override
  readonly isNew?: boolean
  readonly tuning: Tuning
  readonly done: () => void
}

const SWITCHES = ['as-above', 'on', 'off'] as const

/** What holds at one place: on or off, and its own figures; what is left empty is as usual. */
export function OverrideForm({ rule, override, isNew = false, tuning, done }: OverrideFormProps) {
  const { say, of } = useSay(words)
  const common = useWords()
  const [draft, setDraft] = useState(override)
  const leave = useLeaving(useChangedFrom(draft))
  const { scope, enabled, settings = {} } = draft
  const figure = (name: string, value: number | null) => {
    const { [name]: _, ...others } = settings
    setDraft({ ...draft, settings: value === null ? others : { ...others, [name]: value } })
  }
  const choose = (next: Override['scope']) =>
    setDraft(rule.overrides.find(one => sameScope(one.scope, next)) ?? { ...draft, scope: next })
  return (
    <div className="override-form">
      {isNew ? <ScopeChoice scope={scope} choose={choose} kind={rule.kind} /> : <PlaceName scope={scope} />}
      <Segmented
        aria-label={say('places.switch')}
        value={enabled === undefined ? 'as-above' : enabled ? 'on' : 'off'}
        options={SWITCHES.map(value => ({ value, label: say(`switch.${value}`) }))}
        onChange={chosen => {
          const { enabled: _, ...others } = draft
          setDraft(chosen === 'as-above' ? others : { ...others, enabled: chosen === 'on' })
        }}
      />
      <ByItself rule={rule} draft={draft} onChange={setDraft} />
      {enabled === false && rule.neverHeld && <p className="fault">{say('places.life')}</p>}
      <div className="condition-fields">
        {Object.entries(rule.settings).map(([name, setting]) => (
          <div key={name} className="rule-field" data-path={`settings.${name}`}>
            <span className="field-label">{of(setting.title)}</span>
            <PlainFigure
              figure={settings[name]}
              unit={setting.unit}
              label={of(setting.title)}
              onChange={value => figure(name, value)}
            />
            <small className="quiet">
              {say('places.usual', {
                usual: amountOf(common, setting.default, setting.unit),
                min: amountOf(common, setting.min, setting.unit),
                max: amountOf(common, setting.max, setting.unit),
              })}
            </small>
            {settings[name] !== undefined &&
              (settings[name] < setting.min || settings[name] > setting.max) && (
                <small className="field-faults">
                  <span data-level="fault">✕ {say('places.range')}</span>
                </small>
              )}
          </div>
        ))}
      </div>
      <div className="publish-ways">
        <Button type="primary" loading={tuning.isPending} onClick={() => tuning.set(draft, done)}>
          {say('places.save')}
        </Button>
        <Button type="text" onClick={() => leave(done)}>
          {say('places.cancel')}
        </Button>
      </div>
    </div>
  )
}
