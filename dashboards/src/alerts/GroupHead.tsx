import { memo } from 'react'
import { useSay } from '../words/use-say.ts'
import type { HeadItem } from './grouping.ts'
import { words } from './list-words.ts'
import { SeverityShape } from './marks.tsx'
import type { RowActions } from './row-actions.ts'

interface GroupHeadProps {
  readonly head: HeadItem
  readonly name: string
  readonly active: boolean
  readonly actions: RowActions
}

/** What a group is called, how many it has, and how bad the worst of them is; it folds. */
export const GroupHead = memo(function GroupHead({ head, name, active, actions }: GroupHeadProps) {
  const { say } = useSay(words)
  return (
    <div className="list-group" data-severity={head.worst}>
      <button
        type="button"
        aria-expanded={!head.folded}
        tabIndex={active ? 0 : -1}
        data-row-link={head.key}
        onClick={() => actions.fold(head)}
      >
        <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
          <path
            d={head.folded ? 'm5 2 6 6-6 6' : 'm2 5 6 6 6-6'}
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
          />
        </svg>
        {head.worst && <SeverityShape severity={head.worst} size={16} />}
        <strong>{name}</strong>
        <span className="quiet">{say('group.count', { n: head.count })}</span>
        {head.waiting > 0 && (
          <span className="group-waiting">{say('group.waiting', { n: head.waiting })}</span>
        )}
      </button>
    </div>
  )
})
