import { AutoComplete } from 'antd'
import type { ReactNode } from 'react'
import type { Say } from '../words/say.ts'
import { useWords } from '../words/words.ts'
import { type Taker, useTakers } from './takers.ts'

const NAME_MAX = 64

interface AssigneeProps {
  readonly alertId: string
  readonly title: string
  readonly value: string
  readonly choose: (name: string) => void
  /** Who is not proposed. */
  readonly except?: string
  readonly children?: ReactNode
}

/** Who is to have it: those whose it could be are proposed, those on duty first; any name can be written. */
export function Assignee({ alertId, title, value, choose, except, children }: AssigneeProps) {
  const { say } = useWords()
  const { data: takers = [] } = useTakers(alertId)
  const options = takers
    .filter(({ id }) => id !== except)
    .map(taker => ({ value: taker.id, label: labelOf(say, taker) }))
  return (
    <>
      <label htmlFor="assignee">{title}</label>
      <div className="assignee">
        <AutoComplete
          id="assignee"
          autoFocus
          value={value}
          options={options}
          onChange={(name: string) => choose(name.slice(0, NAME_MAX))}
          showSearch={{ filterOption: (typed, option) => option?.label.includes(typed) ?? false }}
        />
        {children}
      </div>
    </>
  )
}

/** `王芳 · wang · 值班中` */
function labelOf(say: Say, { id, name, isOnDuty }: Taker): string {
  const called = name === null || name === id ? [id] : [name, id]
  return [...called, ...(isOnDuty ? [say('taker.on-duty')] : [])].join(' · ')
}
