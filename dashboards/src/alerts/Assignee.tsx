import { AutoComplete } from 'antd'
import type { ReactNode } from 'react'
import { useBoard } from './lists.ts'

const NAME_MAX = 64

interface AssigneeProps {
  readonly title: string
  readonly value: string
  readonly choose: (name: string) => void
  /** Who is not proposed. */
  readonly except?: string
  readonly children?: ReactNode
}

/** Who is to have it: those who have something already are proposed, any name can be written. */
export function Assignee({ title, value, choose, except, children }: AssigneeProps) {
  const { data: board } = useBoard()
  const names = new Set(board?.alerts.flatMap(alert => alert.assignee ?? []))
  const options = [...names].filter(name => name !== except).sort()
  return (
    <>
      <label htmlFor="assignee">{title}</label>
      <div className="assignee">
        <AutoComplete
          id="assignee"
          autoFocus
          value={value}
          options={options.map(name => ({ value: name }))}
          onChange={(name: string) => choose(name.slice(0, NAME_MAX))}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
        />
        {children}
      </div>
    </>
  )
}
