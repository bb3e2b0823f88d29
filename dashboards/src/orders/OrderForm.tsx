import { type FormEvent, useId, useState } from 'react'
import { newId } from '../form/new-id.ts'
import { useSay } from '../words/use-say.ts'
import { missingIn, type OrderSpec, type ParameterSpec, parametersOf } from './order.ts'
import type { Given } from './order-api.ts'
import { words } from './order-words.ts'

interface OrderFormProps {
  readonly name: string
  readonly spec: OrderSpec
  readonly isSending: boolean
  readonly onCancel: () => void
  readonly onGive: (body: Given) => void
}

/** Whatever is ordered is pressed twice: by its name, and here, where it is said what it needs and that it is meant. */
export function OrderForm({ name, spec, isSending, onCancel, onGive }: OrderFormProps) {
  const { say, of } = useSay(words)
  const [key] = useState(() => newId('order'))
  const usual = `usual.${name}` in words.en ? { text: say(`usual.${name}` as keyof typeof words.en) } : {}
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(usual)
  const [reason, setReason] = useState('')
  const reasonId = useId()
  const parameters = parametersOf(spec, typed)
  const missing = missingIn(spec, parameters)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing.length > 0 || isSending) return
    const why = reason.trim()
    onGive({
      ...{ key, name, parameters },
      ...(why !== '' && { reason: why }),
      ...(spec.confirm && { confirm: true }),
    })
  }
  return (
    <form className="order-form" onSubmit={submit}>
      {spec.confirm && <p className="order-sure">{say('orders.sure', { order: of(spec.title) })}</p>}
      {Object.entries(spec.parameters).map(([parameter, its]) => (
        <Parameter
          key={parameter}
          spec={its}
          value={typed[parameter] ?? ''}
          onChange={value => setTyped({ ...typed, [parameter]: value })}
        />
      ))}
      {spec.confirm && (
        <div className="order-field">
          <label htmlFor={reasonId}>
            {say('orders.why')} <small className="quiet">{say('orders.optional')}</small>
          </label>
          <input
            id={reasonId}
            maxLength={500}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        </div>
      )}
      <div className="order-buttons">
        <button
          type="submit"
          className="order-button"
          data-is={spec.confirm ? 'grave' : 'main'}
          disabled={missing.length > 0 || isSending}
          aria-busy={isSending}
        >
          {of(spec.title)}
        </button>
        <button type="button" className="order-button" onClick={onCancel}>
          {say('orders.cancel')}
        </button>
      </div>
    </form>
  )
}

interface ParameterProps {
  readonly spec: ParameterSpec
  readonly value: string
  readonly onChange: (value: string) => void
}

function Parameter({ spec, value, onChange }: ParameterProps) {
  const { say, of } = useSay(words)
  const id = useId()
  const { type, title, required, unit, min, max, lengthMax, oneOf, said } = spec
  const choices =
    type === 'flag'
      ? [
          { value: 'true', label: say('yes-no.yes') },
          { value: 'false', label: say('yes-no.no') },
        ]
      : oneOf?.map(one => ({ value: one, label: said?.[one] ? of(said[one]) : one }))
  return (
    <div className="order-field">
      <label htmlFor={id}>
        {of(title)} {unit} {!required && <small className="quiet">{say('orders.optional')}</small>}
      </label>
      {choices ? (
        <select id={id} value={value} required={required} onChange={event => onChange(event.target.value)}>
          <option value="" />
          {choices.map(choice => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          value={value}
          required={required}
          {...(type === 'number'
            ? { inputMode: 'decimal' as const, type: 'number', min, max }
            : { maxLength: lengthMax })}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </div>
  )
}
