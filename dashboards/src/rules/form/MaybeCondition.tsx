import { Button } from 'antd'
import { ConditionCard } from './ConditionCard.tsx'
import { useEditor, usualOf } from './editor.ts'
import { asShape } from './shapes.ts'

interface MaybeConditionProps {
  readonly path: 'onlyWhile' | 'clear'
  readonly title: string
  readonly about: string
}

/** A condition of the whole rule, which most have none of. */
export function MaybeCondition({ path, title, about }: MaybeConditionProps) {
  const { definition, metrics, put } = useEditor()
  return (
    <div className="maybe-condition" data-path={path}>
      <h3>{title}</h3>
      <p className="quiet small">{about}</p>
      {definition[path] === undefined ? (
        <Button type="dashed" size="small" onClick={() => put(path, asShape('compare', usualOf(metrics)))}>
          + {title}
        </Button>
      ) : (
        <ConditionCard path={path} onRemove={() => put(path, undefined)} />
      )}
    </div>
  )
}
