import { Select } from 'antd'
import { useSay } from '../../words/use-say.ts'
import type { Condition, Shape } from '../definition.ts'
import { useEditor, usualOf } from './editor.ts'
import { words } from './shape-words.ts'
import { asShape, SHAPE_GROUPS, SHAPES, shapeForms } from './shapes.ts'

/** What sort of condition it is: all there are, in groups, each with a line about it. */
export function ShapeChoice({ path, condition }: { readonly path: string; readonly condition: Condition }) {
  const { say } = useSay(words)
  const { metrics, put } = useEditor()
  const option = (value: Shape) => ({ value, label: say(`shape.${value}`) })
  return (
    <Select
      showSearch
      className="shape-choice"
      optionFilterProp="label"
      aria-label={say('shape-choice')}
      value={condition.type}
      options={SHAPE_GROUPS.map(group => ({
        label: say(`shape-group.${group}`),
        options: SHAPES.filter(shape => shapeForms[shape].group === group).map(option),
      }))}
      optionRender={({ label, value }) => (
        <span className="shape-option">
          {label} <small className="quiet">{say(`shape-about.${value as Shape}`)}</small>
        </span>
      )}
      onChange={chosen => put(path, asShape(chosen, usualOf(metrics), condition))}
      popupMatchSelectWidth={440}
    />
  )
}
