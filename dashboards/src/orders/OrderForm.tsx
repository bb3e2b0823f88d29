import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import type { WireOrderList } from '../../../services/api/wire/order.ts'
import { newId } from '../form/new-id.ts'
import { useFirstFault } from '../form/use-first-fault.ts'
import { useSay } from '../words/use-say.ts'
import { OrderParameter } from './OrderParameter.tsx'
import { likeliestIn, missingIn, type OrderSpec, parametersOf } from './order.ts'
import type { Given } from './order-api.ts'
import { words } from './order-words.ts'

interface OrderFormProps {
  readonly name: string
  readonly spec: OrderSpec
  /** Others that it hits too. */
  readonly alsoHits: WireOrderList['alsoHits'][string]
  readonly isSending: boolean
  readonly onCancel: () => void
  readonly onGive: (body: Given) => void
}

/** Whatever is ordered is pressed twice: by its name, and here, where it is said what comes of it and that it is meant. */
export function OrderForm({ name, spec, alsoHits, isSending, onCancel, onGive }: OrderFormProps) {
  const { say, of } = useSay(words)
  const known = useKnown(name)
  const form = useRef<HTMLFormElement>(null)
  const [key] = useState(() => newId('order'))
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() => ({
    ...likeliestIn(spec),
    text: known.usual,
  }))
  const [reason, setReason] = useState('')
  const [tries, setTries] = useState(0)
  useInSight(form)
  useFirstFault(form, tries, null)
  const parameters = parametersOf(spec, typed)
  const missing = missingIn(spec, parameters)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTries(tries + 1)
    if (missing.length > 0 || isSending) return
    const why = reason.trim()
    onGive({
      ...{ key, name, parameters },
      ...(why !== '' && { reason: why }),
      ...(spec.confirm && { confirm: true }),
    })
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    // It closes this, and not also what this stands in.
    event.preventDefault()
    event.stopPropagation()
    onCancel()
  }
  return (
    <form
      className="order-form"
      ref={form}
      tabIndex={-1}
      aria-label={of(spec.title)}
      noValidate
      onSubmit={submit}
      onKeyDown={leave}
    >
      {spec.confirm && <p className="order-sure">{say('orders.sure', { order: of(spec.title) })}</p>}
      {known.does !== '' && <p>{known.does}</p>}
      {alsoHits.length > 0 && (
        <p className="order-sure">
          {say('orders.hits-too', { devices: alsoHits.map(({ id, name }) => name ?? id).join(', ') })}
        </p>
      )}
      {Object.entries(spec.parameters).map(([parameter, its]) => (
        <OrderParameter
          key={parameter}
          spec={its}
          value={typed[parameter] ?? ''}
          isMissed={tries > 0 && missing.includes(parameter)}
          onChange={value => setTyped({ ...typed, [parameter]: value })}
        />
      ))}
      {spec.confirm && <Why value={reason} onChange={setReason} />}
      <div className="order-buttons">
        <button
          type="submit"
          className="order-button"
          data-is={spec.confirm ? 'grave' : 'main'}
          disabled={isSending}
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

/**
 * Whoever takes an order back presses at its end, under the form; and in the hand the form opens under the bar of the next
 * step: all of it comes into sight, as far as there is room.
 */
function useInSight(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    form.current?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [form])
}

/** What is known of an order by its name: what is usually said, what comes of it. */
function useKnown(name: string): { readonly usual: string; readonly does: string } {
  const { say } = useSay(words)
  const told = (key: string) => (key in words.en ? say(key as keyof typeof words.en) : '')
  return { usual: told(`usual.${name}`), does: told(`does.${name}`) }
}

function Why({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { say } = useSay(words)
  const id = useId()
  return (
    <div className="order-field plain-controls">
      <label htmlFor={id}>
        {say('orders.why')} <small className="quiet">{say('orders.optional')}</small>
      </label>
      <input id={id} maxLength={500} value={value} onChange={event => onChange(event.target.value)} />
    </div>
  )
}
