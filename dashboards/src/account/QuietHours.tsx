import { Checkbox } from 'antd'
import type { WireContacts } from '../../../services/api/wire/notice.ts'
import { Field } from '../form/Field.tsx'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

type Quiet = WireContacts['quietHours']

interface QuietHoursProps {
  readonly value: Quiet
  readonly onChange: (value: Quiet) => void
}

/** When nothing is told but what a life hangs on, and what is critical. */
export function QuietHours({ value, onChange }: QuietHoursProps) {
  const { say } = useSay(words)
  return (
    <fieldset>
      <legend>{say('quiet.title')}</legend>
      <Checkbox
        checked={value !== null}
        onChange={event => onChange(event.target.checked ? { from: '22:00', to: '07:00' } : null)}
      >
        {say('quiet.on')}
      </Checkbox>
      <p className="quiet small">{say('quiet.help')}</p>
      {value !== null && (
        <div className="form-pair">
          {(['from', 'to'] as const).map(edge => (
            <Field key={edge} label={say(`quiet.${edge}`)}>
              {({ status: _, ...control }) => (
                <input
                  {...control}
                  type="time"
                  required
                  value={value[edge]}
                  onChange={event => onChange({ ...value, [edge]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </fieldset>
  )
}
