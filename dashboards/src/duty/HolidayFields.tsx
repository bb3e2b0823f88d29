import { Button, Select } from 'antd'
import type { WireRota } from '../../../services/api/wire/duty.ts'
import { Field } from '../form/Field.tsx'
import type { Fault } from '../form/faults.ts'
import { ManySelect } from '../form/ManySelect.tsx'
import { usePeople } from '../form/people.ts'
import { useSay } from '../words/use-say.ts'
import { WEEKDAYS } from './rotation.ts'
import { words } from './words.ts'

type Holiday = WireRota['holidays'][number]

interface HolidayFieldsProps {
  readonly holidays: readonly Holiday[]
  readonly faults: readonly Fault[]
  readonly onChange: (holidays: Holiday[]) => void
}

/** Days that are as another weekday, or have people of their own. */
export function HolidayFields({ holidays, faults, onChange }: HolidayFieldsProps) {
  const { say } = useSay(words)
  const { list } = usePeople()
  const people = list.map(({ username, displayName }) => ({ value: username, label: displayName }))
  const replace = (n: number, ...by: Holiday[]) =>
    onChange(holidays.flatMap((one, i) => (i === n ? by : [one])))
  const as = ({ asWeekday, on }: Holiday) => asWeekday ?? (on ? 'people' : '')
  const set = (day: string, what: string): Holiday =>
    what === 'people' ? { day, on: [] } : { day, asWeekday: what as NonNullable<Holiday['asWeekday']> }
  return (
    <fieldset>
      <legend>{say('rota.holidays')}</legend>
      <p className="quiet small">{say('rota.holidays.help')}</p>
      {holidays.map((holiday, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day that is being typed has no name but its place
        <div className="holiday" key={n}>
          <Field label={say('holiday.day')} path={`holidays.${n}`} faults={faults}>
            {({ status: _, ...control }) => (
              <input
                {...control}
                type="date"
                value={holiday.day}
                onChange={event => replace(n, { ...holiday, day: event.target.value })}
              />
            )}
          </Field>
          <Field label={say('holiday.as')}>
            {({ status: _, ...control }) => (
              <Select
                {...control}
                value={as(holiday)}
                onChange={what => replace(n, set(holiday.day, what))}
                options={[
                  ...WEEKDAYS.map(value => ({ value: value as string, label: say(`weekday.${value}`) })),
                  { value: 'people', label: say('holiday.people') },
                ]}
              />
            )}
          </Field>
          {holiday.on && (
            <Field label={say('shift.on')} path={`holidays.${n}.on`} faults={faults}>
              {control => (
                <ManySelect
                  {...control}
                  options={people}
                  optionFilterProp="label"
                  value={holiday.on ?? []}
                  onChange={on => replace(n, { ...holiday, on })}
                />
              )}
            </Field>
          )}
          <Button onClick={() => replace(n)}>{say('shift.remove')}</Button>
        </div>
      ))}
      <Button onClick={() => onChange([...holidays, { day: '', asWeekday: 'sun' }])}>
        {say('holiday.add')}
      </Button>
    </fieldset>
  )
}
