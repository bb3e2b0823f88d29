import { Field } from '../form/Field.tsx'
import type { Fault } from '../form/faults.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'
import { clockIn, momentIn } from './zone-time.ts'

interface MomentFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (at: string) => void
  readonly timeZone: string
  readonly path: string
  readonly faults: readonly Fault[]
}

/** A day and a time by the clock of the site, wherever the one who enters it is. */
export function MomentField({ label, value, onChange, timeZone, path, faults }: MomentFieldProps) {
  const { say } = useSay(words)
  const { day, time } = clockIn(timeZone, Date.parse(value))
  const set = (day: string, time: string) => {
    if (day !== '' && time !== '') onChange(new Date(momentIn(timeZone, day, time)).toISOString())
  }
  return (
    <Field label={label} path={path} faults={faults}>
      {({ status: _, ...control }) => (
        <span className="moment">
          <input {...control} type="date" value={day} onChange={event => set(event.target.value, time)} />
          <input
            type="time"
            aria-label={`${label} ${say('override.time')}`}
            value={time}
            onChange={event => set(day, event.target.value)}
          />
        </span>
      )}
    </Field>
  )
}
