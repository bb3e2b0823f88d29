import type { WireOrder } from '../../../services/api/wire/order.ts'
import { useNameOf } from '../api/colleagues.ts'
import { useCan } from '../app/rights.ts'
import { Age } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { mayGive, type OrderSpec } from './order.ts'
import { useTakingBack } from './order-api.ts'
import { words } from './order-words.ts'
import { useOrderFault } from './use-order-fault.ts'

interface GivenOrdersProps {
  readonly device: string
  /** The latest first. */
  readonly orders: readonly WireOrder[]
  readonly specs: Readonly<Record<string, OrderSpec>>
  readonly isForAlert: boolean
}

const FIRST = 4

/** What it was told, and what became of it: followed while it is under way. */
export function GivenOrders({ device, orders, specs, isForAlert }: GivenOrdersProps) {
  const { say } = useSay(words)
  const row = (order: WireOrder) => (
    <GivenOrder key={order.id} device={device} order={order} spec={specs[order.name]} />
  )
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

const MARKS: Readonly<Record<WireOrder['state'], string>> = {
  queued: '○',
  sent: '→',
  done: '✓',
  refused: '✕',
  'timed-out': '?',
  expired: '–',
  cancelled: '–',
}

interface GivenOrderProps {
  readonly device: string
  readonly order: WireOrder
  readonly spec: OrderSpec | undefined
}

function GivenOrder({ device, order, spec }: GivenOrderProps) {
  const { say, of } = useSay(words)
  const can = useCan()
  const nameOf = useNameOf()
  const fault = useOrderFault()
  const taking = useTakingBack(device)
  const { id, title, parameters, state, by, at, reason, why, said } = order
  const given = Object.values(parameters).map(String).join(' · ')
  const mayTakeBack = state === 'queued' && spec !== undefined && mayGive(spec, can)
  return (
    <li data-state={state}>
      <p>
        <strong>{of(title)}</strong> {given !== '' && <q>{given}</q>}
      </p>
      <p className="order-state">
        <span aria-hidden="true">{MARKS[state]}</span> {say(`state.${state}`)}{' '}
        {why !== undefined && state === 'refused' && <span>{say('orders.because', { why })}</span>}{' '}
        {said !== undefined && <span>{say('orders.said', { said })}</span>}
      </p>
      <p className="quiet small">
        {nameOf(by)} · <Age at={at} /> {reason !== undefined && `· ${reason}`}
      </p>
      {mayTakeBack && (
        <button
          type="button"
          className="order-button"
          disabled={taking.isPending}
          onClick={() => taking.mutate(id)}
        >
          {say('orders.take-back')}
        </button>
      )}
      {taking.isError && <p className="fault">{fault(taking.error)}</p>}
    </li>
  )
}
