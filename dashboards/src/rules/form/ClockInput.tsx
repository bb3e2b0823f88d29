import { Checkbox } from 'antd'
import { useSay } from '../../words/use-say.ts'
import { valueAt } from '../at-path.ts'
import { useEditor } from './editor.ts'
import { FigureInput } from './FigureInput.tsx'
import type { InputProps } from './fields.ts'
import { words } from './form-words.ts'

/** A time of the day. One that is a setting is so many minutes after midnight. */
export function ClockInput(props: InputProps) {
  const { definition, put } = useEditor()
  const value = valueAt(definition, props.path)
  if (typeof value === 'object') return <FigureInput {...props} />
  return (
    <input
      type="time"
      className="clock-input"
      aria-label={props.label}
      value={typeof value === 'number' ? clockOf(value) : String(value ?? '').replace('24:00', '00:00')}
      onChange={({ target }) => put(props.path, target.value)}
    />
  )
}

const clockOf = (minutes: number): string =>
  [Math.floor(minutes / 60) % 24, minutes % 60].map(part => String(part).padStart(2, '0')).join(':')

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export function DaysInput({ path }: InputProps) {
  const { say } = useSay(words)
  const { definition, put } = useEditor()
  return (
    <Checkbox.Group
      value={(valueAt(definition, path) as string[] | undefined) ?? []}
      options={DAYS.map(day => ({ value: day, label: say(`day.${day}`) }))}
      onChange={chosen =>
        put(path, chosen.length === 0 ? undefined : DAYS.filter(day => chosen.includes(day)))
      }
    />
  )
}
