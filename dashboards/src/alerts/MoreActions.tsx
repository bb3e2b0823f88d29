import { Button } from 'antd'
import { useId, useState } from 'react'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import type { Action } from './commands.ts'
import { words } from './panel-words.ts'

interface MoreActionsProps {
  readonly actions: readonly Action[]
  readonly busy: boolean
  readonly begin: (action: Action) => void
}

/**
 * All that can be done besides, in the order of a working day. It unfolds in its place: a menu that floats would stay behind
 * when the page under the thumb moves.
 */
export function MoreActions({ actions, busy, begin }: MoreActionsProps) {
  const { say } = useWords()
  const panel = useSay(words)
  const id = useId()
  const [isOpen, open] = useState(false)
  if (actions.length === 0) return null
  return (
    <>
      <Button className="more" aria-expanded={isOpen} aria-controls={id} onClick={() => open(!isOpen)}>
        {panel.say('action.more')} <span aria-hidden="true">{isOpen ? '▴' : '▾'}</span>
      </Button>
      <div className="more-actions" id={id} hidden={!isOpen}>
        {actions.map(action => (
          <Button key={action} disabled={busy} onClick={() => begin(action)}>
            {say(`action.${action}`)}
          </Button>
        ))}
      </div>
    </>
  )
}
