import { useId } from 'react'
import { useSay } from '../words/use-say.ts'
import type { ParameterSpec } from './order.ts'
import { words } from './order-words.ts'

interface OrderParameterProps {
  readonly spec: ParameterSpec
  readonly value: string
  /** It has to be there, somebody pressed, and it is not. */
  readonly isMissed: boolean
  readonly onChange: (value: string) => void
}

/** One thing that an order takes, by its form: yes or no, one of some, a number, a line. */
export function OrderParameter(props: OrderParameterProps) {
  const { say, of } = useSay(words)
  const id = useId()
  const { type, title, required, unit } = props.spec
  if (type === 'flag') return <Flag {...props} />
  return (
    <div className="order-field plain-controls">
      <label htmlFor={id}>
        {of(title)} {unit} {!required && <small className="quiet">{say('orders.optional')}</small>}
      </label>
      <Typed id={id} {...props} />
      {props.isMissed && (
        <p id={`${id}-says`} className="fault">
          {say('orders.missing')}
        </p>
      )}
    </div>
  )
}

function Flag({ spec, value, onChange }: OrderParameterProps) {
  const { of } = useSay(words)
  return (
    <label className="order-flag">
      <input
        type="checkbox"
        checked={value === 'true'}
        onChange={event => onChange(event.target.checked ? 'true' : '')}
      />
      {of(spec.title)}
    </label>
  )
}

function Typed({ id, spec, value, isMissed, onChange }: OrderParameterProps & { readonly id: string }) {
  const { of } = useSay(words)
  const { type, required, min, max, lengthMax, oneOf, said } = spec
  const told = { id, value, required, ...(isMissed && { ...MISSED, 'aria-describedby': `${id}-says` }) }
  if (oneOf !== undefined)
    return (
      <select {...told} onChange={event => onChange(event.target.value)}>
        {!required && <option value="" />}
        {oneOf.map(one => (
          <option key={one} value={one}>
            {said?.[one] ? of(said[one]) : one}
          </option>
        ))}
      </select>
    )
  const form =
    type === 'number' ? { inputMode: 'decimal' as const, type: 'number', min, max } : { maxLength: lengthMax }
  return <input {...told} {...form} onChange={event => onChange(event.target.value)} />
}

const MISSED = { 'aria-invalid': true } as const
