import type { WireOrder } from '../../../services/api/wire/order.ts'
import { useNameOf } from '../api/colleagues.ts'
import { useCan } from '../app/rights.ts'
import { Age } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import type { Bilingual } from '../words/words.ts'
import { isLeftToPeople, leavesDanger, mayGive, type OrderSpec } from './order.ts'
import { useTakingBack } from './order-api.ts'
import { words } from './order-words.ts'
import { useOrderFault } from './use-order-fault.ts'
import { useOrderMore } from './use-order-more.tsx'

const MARKS: Readonly<Record<WireOrder['state'], string>> = {
  queued: '○',
  sent: '→',
  done: '✓',
  refused: '✕',
  'timed-out': '?',
  expired: '✕',
  cancelled: '–',
}

/** What the server does by itself. */
const SYSTEM = 'system'

interface GivenOrderProps {
  readonly device: string
  readonly order: WireOrder
  readonly spec: OrderSpec | undefined
  readonly isForAlert: boolean
  readonly undo?: { readonly title: Bilingual; readonly ask: () => void }
}

/** In one line what was ordered, what became of it and who did it; under it what else is known. */
export function GivenOrder({ device, order, spec, isForAlert, undo }: GivenOrderProps) {
  const { say, of } = useSay(words)
  const can = useCan()
  const nameOf = useNameOf()
  const moreOf = useOrderMore()
  const { id, title, state, by, at } = order
  const more = moreOf(order, device)
  const isDanger = leavesDanger(order)
  const mayTakeBack =
    state === 'queued' && order.device === device && spec !== undefined && mayGive(spec, can)
  return (
    <li data-state={state}>
      <p>
        <span className="order-state">
          <span aria-hidden="true">{MARKS[state]}</span> <strong>{of(title)}</strong>
          {say('orders.became', { state: say(isDanger ? 'state.danger' : `state.${state}`) })}
        </span>{' '}
        <GoThere order={order} isForAlert={isForAlert} />{' '}
        <span className="quiet small">
          {by === SYSTEM
            ? say(order.again === undefined ? 'orders.by-rule' : 'orders.by-itself')
            : nameOf(by)}{' '}
          · <Age at={at} />
        </span>
      </p>
      {more.length > 0 && (
        <ul className="order-more small">
          {more.map(({ key, shows }) => (
            <li key={key}>{shows}</li>
          ))}
        </ul>
      )}
      {mayTakeBack && <TakeBack device={device} id={id} />}
      {undo !== undefined && (
        <button type="button" className="order-button" onClick={undo.ask}>
          {say('orders.undo', { order: of(undo.title) })}
        </button>
      )}
    </li>
  )
}

function GoThere({ order, isForAlert }: Pick<GivenOrderProps, 'order' | 'isForAlert'>) {
  const { say } = useSay(words)
  if (leavesDanger(order)) return <strong>{say('orders.danger')}</strong>
  if (!isForAlert || !isLeftToPeople(order.state) || order.late?.ok === true) return null
  return <strong>{say('orders.go-there')}</strong>
}

function TakeBack({ device, id }: { readonly device: string; readonly id: string }) {
  const { say } = useSay(words)
  const fault = useOrderFault()
  const taking = useTakingBack(device)
  return (
    <>
      <button
        type="button"
        className="order-button"
        disabled={taking.isPending}
        onClick={() => taking.mutate(id)}
      >
        {say('orders.take-back')}
      </button>
      {taking.isError && <p className="fault">{fault(taking.error)}</p>}
    </>
  )
}
