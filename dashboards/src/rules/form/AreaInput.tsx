import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { useSay } from '../../words/use-say.ts'
import { valueAt } from '../at-path.ts'
import { cornersIn, cornersText } from './corners.ts'
import { useEditor } from './editor.ts'
import { FaultsAt } from './FaultsAt.tsx'
import { FigureInput } from './FigureInput.tsx'
import type { InputProps } from './fields.ts'
import { words } from './form-words.ts'

const CIRCLE = { lat: 31.23, lon: 121.47, radiusM: 500 }

/** A circle, whose figures may be settings of one wearer, or a polygon. */
export function AreaInput({ field, at, path, label }: InputProps) {
  const { say } = useSay(words)
  const { definition, put } = useEditor()
  const isPolygon = valueAt(definition, `${path}.corners`) !== undefined
  return (
    <div className="fields-below">
      <Segmented
        aria-label={label}
        value={isPolygon ? 'polygon' : 'circle'}
        options={(['circle', 'polygon'] as const).map(value => ({ value, label: say(`area.${value}`) }))}
        onChange={chosen => put(path, chosen === 'circle' ? CIRCLE : { corners: [] })}
      />
      {isPolygon ? (
        <Corners path={`${path}.corners`} />
      ) : (
        (['lat', 'lon', 'radiusM'] as const).map(part => (
          <div key={part} className="rule-field" data-path={`${path}.${part}`}>
            <span className="field-label">{say(`area.${part}`)}</span>
            <FigureInput
              field={{ ...field, key: part, as: part === 'radiusM' ? 'metres' : 'number' }}
              at={at}
              path={`${path}.${part}`}
              label={say(`area.${part}`)}
            />
            <FaultsAt path={`${path}.${part}`} />
          </div>
        ))
      )}
    </div>
  )
}

function Corners({ path }: { readonly path: string }) {
  const { say } = useSay(words)
  const { definition, put } = useEditor()
  const [typed, type] = useState(() => cornersText(valueAt(definition, path)))
  return (
    <div data-path={path}>
      <Input.TextArea
        aria-label={say('area.corners')}
        placeholder={say('area.corners')}
        autoSize={{ minRows: 4 }}
        value={typed}
        onChange={({ target }) => {
          type(target.value)
          put(path, cornersIn(target.value))
        }}
      />
      <FaultsAt path={path} />
    </div>
  )
}
