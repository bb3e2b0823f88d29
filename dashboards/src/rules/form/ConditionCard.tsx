import { Button } from 'antd'
import { useSay } from '../../words/use-say.ts'
import { valueAt } from '../at-path.ts'
import type { Condition } from '../definition.ts'
import { useEditor, usualOf } from './editor.ts'
import { FaultsAt } from './FaultsAt.tsx'
import { FieldRow, type PlainField } from './FieldRow.tsx'
import { words as fieldWords } from './field-words.ts'
import type { Field } from './fields.ts'
import { words } from './form-words.ts'
import { ShapeChoice } from './ShapeChoice.tsx'
import { asShape, shapeForms } from './shapes.ts'

interface ConditionCardProps {
  readonly path: string
  readonly onRemove?: () => void
}

/** One condition: what sort it is, the sentence that it makes, and its fields; parts of it are cards inside. */
export function ConditionCard({ path, onRemove }: ConditionCardProps) {
  const { say, of } = useSay(words)
  const { definition, check } = useEditor()
  const condition = valueAt(definition, path) as Condition | undefined
  if (condition === undefined) return null
  const sentence = check?.parts[path]
  return (
    <div className="condition-card" data-shape={condition.type} data-path={path}>
      <div className="condition-head">
        <ShapeChoice path={path} condition={condition} />
        {onRemove && (
          <Button type="text" size="small" onClick={onRemove}>
            {say('condition.remove')}
          </Button>
        )}
      </div>
      {sentence && <p className="condition-sentence">{of(sentence)}</p>}
      <FaultsAt path={path} />
      <div className="condition-fields">
        {(shapeForms[condition.type]?.fields ?? []).map(field =>
          isPlain(field) ? (
            <FieldRow key={field.key} field={field} at={path} />
          ) : (
            <Parts key={field.key} field={field} path={`${path}.${field.key}`} />
          ),
        )}
      </div>
    </div>
  )
}

const isPlain = (field: Field): field is PlainField => field.as !== 'condition' && field.as !== 'conditions'

/** What is a condition itself, or several. */
function Parts({ field, path }: { readonly field: Field; readonly path: string }) {
  const { say } = useSay(words)
  const name = useSay(fieldWords).say(`field.${field.label}`)
  const { definition, metrics, put } = useEditor()
  const parts = (valueAt(definition, path) as unknown[] | undefined) ?? []
  return (
    <fieldset className="condition-parts" data-path={path}>
      <legend>{name}</legend>
      {field.as === 'condition' && <ConditionCard path={path} />}
      {field.as === 'conditions' &&
        parts.map((_, i) => (
          <ConditionCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place alone
            key={i}
            path={`${path}.${i}`}
            {...(parts.length > 1 ? { onRemove: () => put(`${path}.${i}`, undefined) } : {})}
          />
        ))}
      {field.as === 'conditions' && (
        <>
          <FaultsAt path={path} />
          <Button
            type="dashed"
            size="small"
            onClick={() => put(`${path}.${parts.length}`, asShape('compare', usualOf(metrics)))}
          >
            + {say('condition.add')}
          </Button>
        </>
      )}
    </fieldset>
  )
}
