import { Button, Dropdown } from 'antd'
import { usePhone } from '../app/media.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import type { Action } from './commands.ts'
import { words } from './panel-words.ts'

interface MoreActionsProps {
  readonly actions: readonly Action[]
  readonly busy: boolean
  readonly begin: (action: Action) => void
}

/** All that can be done besides, in the order of a working day. */
export function MoreActions({ actions, busy, begin }: MoreActionsProps) {
  const { say } = useWords()
  const panel = useSay(words)
  const phone = usePhone()
  if (actions.length === 0) return null
  return (
    <Dropdown
      trigger={['click']}
      placement={phone ? 'topRight' : 'bottomRight'}
      disabled={busy}
      menu={{
        items: actions.map(action => ({ key: action, label: say(`action.${action}`) })),
        onClick: ({ key }) => begin(key as Action),
        className: 'more-actions',
      }}
    >
      <Button className="more" aria-haspopup="menu">
        {panel.say('action.more')} <span aria-hidden="true">▾</span>
      </Button>
    </Dropdown>
  )
}
