import { Select } from 'antd'
import { useSay } from '../../words/use-say.ts'
import { valueAt } from '../at-path.ts'
import type { Figure } from '../definition.ts'
import { useEditor } from './editor.ts'
import type { InputProps } from './fields.ts'
import { words } from './form-words.ts'
import { newSetting, unitOf } from './new-setting.ts'
import { PlainFigure } from './PlainFigure.tsx'

const FIXED = '='
const NEW = '+'

/** A figure as it stands, or one of the rule's settings, which may differ from place to place. */
export function FigureInput({ field, at, path, label }: InputProps) {
  const { say, of } = useSay(words)
  const { definition, metrics, put, putSetting } = useEditor()
  const figure = valueAt(definition, path) as Figure | undefined
  const metric = metrics[String(valueAt(definition, `${at}.metric`))]
  const unit = unitOf(field, metric)
  const setting = typeof figure === 'object' ? figure.setting : undefined
  const choose = (chosen: string) => {
    if (chosen === FIXED) put(path, definition.settings[setting ?? '']?.default ?? 1)
    else if (chosen !== NEW) put(path, { setting: chosen })
    else {
      const taken = Object.keys(definition.settings)
      putSetting(newSetting({ field, metric, unit, figure: figure as number | undefined, taken }), path)
    }
  }
  return (
    <span className="figure-input">
      {typeof figure !== 'object' && (
        <PlainFigure
          figure={figure}
          unit={unit}
          label={label}
          whole={field.as === 'whole'}
          onChange={value => put(path, value ?? undefined)}
        />
      )}
      <Select
        className="figure-source"
        variant={setting === undefined ? 'borderless' : 'outlined'}
        aria-label={say('figure.source', { label })}
        value={setting ?? FIXED}
        options={[
          { value: FIXED, label: say('figure.fixed') },
          ...Object.entries(definition.settings).map(([value, { title }]) => ({
            value,
            label: say('figure.setting', { title: of(title) }),
          })),
          { value: NEW, label: say('figure.new') },
        ]}
        onChange={choose}
        popupMatchSelectWidth={false}
      />
    </span>
  )
}
