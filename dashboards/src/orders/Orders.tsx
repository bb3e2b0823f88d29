import { useId, useState } from 'react'
import { useKinds } from '../api/devices.ts'
import { useCan } from '../app/rights.ts'
import { useSay } from '../words/use-say.ts'
import { GivenOrders } from './GivenOrders.tsx'
import { GiveOrder } from './GiveOrder.tsx'
import { concerning, helps, mayGive, undoableIn } from './order.ts'
import { useOrders } from './order-api.ts'
import { words } from './order-words.ts'
import '../form/plain-controls.css'
import './orders.css'

interface OrdersProps {
  readonly device: string
  readonly kind: string
  /** Given for it: only what helps there, and what was ordered for it. */
  readonly alert?: string
  /** When the alert changed last: its rule may have ordered something then. */
  readonly asOf?: string
  /** It is over: what was ordered stays to be read. */
  readonly isOver?: boolean
}

/** What this device can be told by whoever looks, and what became of what it was told. Nothing where it can be told nothing. */
export function Orders({ device, kind, alert, asOf, isOver = false }: OrdersProps) {
  const { say } = useSay(words)
  const can = useCan()
  const heading = useId()
  const [opened, open] = useState<string>()
  const specs = Object.entries(useKinds().data?.get(kind)?.orders ?? {})
  const isAsked = specs.length > 0 && can('devices.order')
  const { data } = useOrders(device, isAsked, asOf)
  if (!isAsked || data === undefined) return null
  const isForAlert = alert !== undefined
  const given = isForAlert ? concerning(data.orders, alert) : data.orders
  const allowed = specs.filter(([name, spec]) => mayGive(spec, can) && data.unfit[name] === undefined)
  const isDeaf = specs.every(([name]) => data.unfit[name] !== undefined)
  const offered = allowed.filter(([name, spec]) => !isForAlert || helps(name, spec))
  const mayNow = !isOver && data.isReached !== null && offered.length > 0
  if (isForAlert && !mayNow && given.length === 0) return null
  const allowedSpecs = Object.fromEntries(allowed)
  return (
    <section className="orders" aria-labelledby={heading}>
      <h2 id={heading}>{say(isForAlert ? 'orders.help-here' : 'orders.title')}</h2>
      {data.isReached === null && <p className="quiet">{say('orders.no-way')}</p>}
      {data.isReached !== null && isDeaf && <p className="quiet">{say('orders.deaf')}</p>}
      {data.isReached === false && mayNow && <p className="quiet small">{say('orders.away')}</p>}
      {mayNow && (
        <GiveOrder
          {...{ device, offered, opened, open, specs: allowedSpecs, alsoHits: data.alsoHits }}
          {...(isForAlert && { alert })}
        />
      )}
      <GivenOrders
        {...{ device, isForAlert }}
        orders={given}
        undoable={undoableIn(data.orders.filter(order => order.device === device))}
        specs={mayNow ? allowedSpecs : Object.fromEntries(specs)}
        {...(mayNow && { onUndo: open })}
      />
    </section>
  )
}
