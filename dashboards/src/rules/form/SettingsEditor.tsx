import { Button, Input } from 'antd'
import { useSay } from '../../words/use-say.ts'
import type { Setting } from '../definition.ts'
import { BilingualInput } from './BilingualInput.tsx'
import { useEditor } from './editor.ts'
import { FaultsAt } from './FaultsAt.tsx'
import { words } from './form-words.ts'
import { PlainFigure } from './PlainFigure.tsx'

/** Figures that may differ from place to place, each with its unit and its limits. */
export function SettingsEditor() {
  const { say } = useSay(words)
  const { definition } = useEditor()
  const settings = Object.entries(definition.settings)
  return (
    <section className="rule-part">
      <h2>{say('settings')}</h2>
      <p className="quiet small">{say(settings.length === 0 ? 'settings.none' : 'settings.about')}</p>
      <FaultsAt path="settings" />
      {settings.map(([name, setting]) => (
        <SettingCard key={name} name={name} setting={setting} />
      ))}
      <FaultsAt path="ascending" />
    </section>
  )
}

const FIGURES = ['default', 'min', 'max'] as const

function SettingCard({ name, setting }: { readonly name: string; readonly setting: Setting }) {
  const { say, of } = useSay(words)
  const { put } = useEditor()
  const path = `settings.${name}`
  return (
    <article className="setting-card" data-path={path}>
      <div className="level-head">
        <code>{name}</code>
        <Button type="text" onClick={() => put(path, undefined)}>
          {say('settings.remove')}
        </Button>
      </div>
      <FaultsAt path={path} />
      <BilingualInput path={`${path}.title`} label={say('settings.title')} />
      <div className="condition-fields">
        {FIGURES.map(key => (
          <div key={key} className="rule-field" data-path={`${path}.${key}`}>
            <span className="field-label">{say(`settings.${key}`)}</span>
            <PlainFigure
              figure={setting[key]}
              unit={setting.unit}
              label={`${of(setting.title)} ${say(`settings.${key}`)}`}
              whole={setting.integer === true}
              onChange={value => put(`${path}.${key}`, value ?? 0)}
            />
            <FaultsAt path={`${path}.${key}`} />
          </div>
        ))}
        {setting.unit !== 'ms' && (
          <div className="rule-field">
            <span className="field-label">{say('settings.unit')}</span>
            <Input
              aria-label={`${of(setting.title)} ${say('settings.unit')}`}
              value={setting.unit}
              onChange={({ target }) => put(`${path}.unit`, target.value)}
            />
          </div>
        )}
      </div>
    </article>
  )
}
