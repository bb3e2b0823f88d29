import { useId, useState } from 'react'
import { useKinds } from '../api/devices.ts'
import { useCan } from '../app/rights.ts'
import { useSay } from '../words/use-say.ts'
import { GivenOrders } from './GivenOrders.tsx'
import { OrderForm } from './OrderForm.tsx'
import { helps, mayGive, type OrderSpec } from './order.ts'
import { useGiving, useOrders } from './order-api.ts'
import { words } from './order-words.ts'
import { useOrderFault } from './use-order-fault.ts'
import './orders.css'

interface OrdersProps {
  readonly device: string
  readonly kind: string
  /** Given for it: only what helps there, and what was ordered for it. */
  readonly alert?: string
  /** It is over: what was ordered stays to be read. */
  readonly isOver?: boolean
}

/** What this device can be told by whoever looks, and what became of what it was told. Nothing where it can be told nothing. */
export function Orders({ device, kind, alert, isOver = false }: OrdersProps) {
  const { say } = useSay(words)
  const can = useCan()
  const heading = useId()
  const specs = Object.entries(useKinds().data?.get(kind)?.orders ?? {})
  const isAsked = specs.length > 0 && can('devices.order')
  const { data } = useOrders(device, isAsked)
  if (!isAsked || data === undefined) return null
  const given = data.orders.filter(order => alert === undefined || order.alert === alert)
  const offered = specs.filter(
    ([name, spec]) => mayGive(spec, can) && (alert === undefined || helps(name, spec)),
  )
  const mayNow = !isOver && data.isReached !== null && offered.length > 0
  if (alert !== undefined && !mayNow && given.length === 0) return null
  return (
    <section className="orders" aria-labelledby={heading}>
      <h2 id={heading}>{say(alert === undefined ? 'orders.title' : 'orders.help-here')}</h2>
      {data.isReached === null && <p className="quiet">{say('orders.no-way')}</p>}
      {data.isReached === false && mayNow && <p className="quiet small">{say('orders.away')}</p>}
      {mayNow && <OrderButtons {...{ device, offered }} {...(alert !== undefined && { alert })} />}
      <GivenOrders
        device={device}
        orders={given}
        specs={Object.fromEntries(specs)}
        isForAlert={alert !== undefined}
      />
    </section>
  )
}

interface OrderButtonsProps {
  readonly device: string
  readonly alert?: string
  readonly offered: readonly (readonly [string, OrderSpec])[]
}

function OrderButtons({ device, alert, offered }: OrderButtonsProps) {
  const { of } = useSay(words)
  const fault = useOrderFault()
  const giving = useGiving(device)
  const [opened, open] = useState<string>()
  const spec = offered.find(([name]) => name === opened)?.[1]
  return (
    <>
      <div className="order-buttons">
        {offered.map(([name, { title }]) => (
          <button
            key={name}
            type="button"
            className="order-button"
            aria-expanded={opened === name}
            onClick={() => open(opened === name ? undefined : name)}
          >
            {of(title)}
          </button>
        ))}
      </div>
      {opened !== undefined && spec !== undefined && (
        <OrderForm
          key={opened}
          name={opened}
          spec={spec}
          isSending={giving.isPending}
          onCancel={() => open(undefined)}
          onGive={body =>
            giving.mutate(
              { ...body, ...(alert !== undefined && { alert }) },
              { onSuccess: () => open(undefined) },
            )
          }
        />
      )}
      <div role="alert">{giving.isError && <p className="fault">{fault(giving.error)}</p>}</div>
    </>
  )
}
