import { Button, Checkbox, InputNumber } from 'antd'
import { Field } from '../form/Field.tsx'
import type { Fault } from '../form/faults.ts'
import { ManySelect } from '../form/ManySelect.tsx'
import { Note } from '../form/Note.tsx'
import { useNow } from '../time/now.ts'
import { useSay } from '../words/use-say.ts'
import { type Shift, takingTurns, WEEKDAYS } from './rotation.ts'
import { words } from './words.ts'

interface ShiftFieldProps {
  readonly shift: Shift
  readonly path: string
  readonly people: { value: string; label: string }[]
  readonly faults: readonly Fault[]
  /** What stands in its place: nothing where it is taken away. */
  readonly onChange: (...shifts: readonly Shift[]) => void
}

export function ShiftField({ shift, path, people, faults, onChange }: ShiftFieldProps) {
  const { say } = useSay(words)
  const now = useNow()
  const change = (some: { [K in keyof Shift]?: Shift[K] | undefined }) => {
    const all = Object.entries({ ...shift, ...some }).filter(
      ([, value]) => value !== undefined && value !== '',
    )
    onChange(Object.fromEntries(all) as unknown as Shift)
  }
  const turns = () =>
    onChange(...takingTurns(shift, [shift.on, []], new Date(now).toISOString().slice(0, 10)))
  return (
    <div className="shift">
      <Checkbox.Group
        aria-label={say('shift.weekdays')}
        options={WEEKDAYS.map(value => ({ value, label: say(`weekday.${value}`) }))}
        value={shift.weekdays}
        onChange={weekdays => change({ weekdays: WEEKDAYS.filter(day => weekdays.includes(day)) })}
      />
      <div className="form-pair">
        {(['from', 'to'] as const).map(edge => (
          <Field key={edge} label={say(`shift.${edge}`)} path={`${path}.${edge}`} faults={faults}>
            {({ status: _, ...control }) => (
              <input
                {...control}
                type="time"
                value={shift[edge] === '24:00' ? '00:00' : shift[edge]}
                onChange={event => change({ [edge]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Field label={say('shift.on')} help={say('shift.on.help')} path={`${path}.on`} faults={faults}>
        {control => (
          <ManySelect
            {...control}
            options={people}
            optionFilterProp="label"
            value={shift.on}
            onChange={on => change({ on })}
          />
        )}
      </Field>
      {shift.on.length === 0 && <Note>{say('shift.nobody')}</Note>}
      <details
        open={shift.everyWeeks !== undefined || shift.since !== undefined || shift.until !== undefined}
      >
        <summary>{say('shift.more')}</summary>
        <div className="form-pair">
          <Field label={say('shift.every-weeks')} path={`${path}.everyWeeks`} faults={faults}>
            {control => (
              <InputNumber
                {...control}
                min={1}
                value={shift.everyWeeks ?? 1}
                onChange={n => change({ everyWeeks: n && n > 1 ? n : undefined })}
              />
            )}
          </Field>
          {(['since', 'until'] as const).map(edge => (
            <Field
              key={edge}
              label={say(`shift.day.${edge}`)}
              path={`${path}.${edge}`}
              faults={faults}
              optional
            >
              {({ status: _, ...control }) => (
                <input
                  {...control}
                  type="date"
                  value={shift[edge] ?? ''}
                  onChange={event => change({ [edge]: event.target.value || undefined })}
                />
              )}
            </Field>
          ))}
        </div>
      </details>
      <div className="shift-ways">
        {(shift.everyWeeks ?? 1) === 1 && <Button onClick={turns}>{say('shift.turns')}</Button>}
        <Button onClick={() => onChange()}>{say('shift.remove')}</Button>
      </div>
    </div>
  )
}
