import type { WireOrder } from '../../../services/api/wire/order.ts'
import { useSay } from '../words/use-say.ts'
import { GivenOrder } from './GivenOrder.tsx'
import type { OrderSpec } from './order.ts'
import { words } from './order-words.ts'

interface GivenOrdersProps {
  readonly device: string
  /** The latest first. */
  readonly orders: readonly WireOrder[]
  readonly specs: Readonly<Record<string, OrderSpec>>
  readonly isForAlert: boolean
  /** By an order's id the one that takes it back. */
  readonly undoable: ReadonlyMap<string, string>
  /** Asks for the order that takes another back, where whoever looks may give one. */
  readonly onUndo?: (name: string) => void
}

const FIRST = 4

/** What it was told, and what became of it: followed while it is under way. */
export function GivenOrders({ device, orders, specs, isForAlert, undoable, onUndo }: GivenOrdersProps) {
  const { say } = useSay(words)
  const row = (order: WireOrder) => {
    const undo = undoable.get(order.id)
    const spec = undo === undefined ? undefined : specs[undo]
    return (
      <GivenOrder
        key={order.id}
        {...{ device, order, isForAlert }}
        spec={specs[order.name]}
        {...(undo !== undefined &&
          spec !== undefined &&
          onUndo !== undefined && { undo: { title: spec.title, ask: () => onUndo(undo) } })}
      />
    )
  }
  if (orders.length === 0) return isForAlert ? null : <p className="quiet">{say('orders.none')}</p>
  return (
    <div aria-live="polite">
      <ol className="given-orders">{orders.slice(0, FIRST).map(row)}</ol>
      {orders.length > FIRST && (
        <details>
          <summary>{say('orders.all', { n: orders.length })}</summary>
          <ol className="given-orders">{orders.slice(FIRST).map(row)}</ol>
        </details>
      )}
    </div>
  )
}
