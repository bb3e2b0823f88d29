import { useRef } from 'react'
import type { WireOrderList } from '../../../services/api/wire/order.ts'
import { useSay } from '../words/use-say.ts'
import { OrderForm } from './OrderForm.tsx'
import type { OrderSpec } from './order.ts'
import { useGiving } from './order-api.ts'
import { words } from './order-words.ts'
import { useOrderFault } from './use-order-fault.ts'

interface GiveOrderProps {
  readonly device: string
  readonly alert?: string
  readonly offered: readonly (readonly [string, OrderSpec])[]
  /** Also of those that take another back, and are not offered by themselves. */
  readonly specs: Readonly<Record<string, OrderSpec>>
  readonly alsoHits: WireOrderList['alsoHits']
  readonly opened: string | undefined
  readonly open: (name: string | undefined) => void
}

/** What it can be told, a button each, and the form of the one that was pressed. */
export function GiveOrder({ device, alert, offered, specs, alsoHits, opened, open }: GiveOrderProps) {
  const { of } = useSay(words)
  const fault = useOrderFault()
  const giving = useGiving(device)
  const buttons = useRef<HTMLDivElement>(null)
  const close = () => {
    returnTo(buttons.current, opened)
    open(undefined)
  }
  const spec = opened === undefined ? undefined : specs[opened]
  return (
    <>
      <div className="order-buttons" ref={buttons}>
        {offered.map(([name, { title }]) => (
          <button
            key={name}
            type="button"
            className="order-button"
            data-order={name}
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
          alsoHits={alsoHits[opened] ?? []}
          isSending={giving.isPending}
          onCancel={close}
          onGive={body =>
            giving.mutate({ ...body, ...(alert !== undefined && { alert }) }, { onSuccess: close })
          }
        />
      )}
      <div role="alert">{giving.isError && <p className="fault">{fault(giving.error)}</p>}</div>
    </>
  )
}

/** With its form the focus would be lost: whoever goes on by the keyboard does so where it was opened, or beside. */
function returnTo(buttons: HTMLElement | null, name = ''): void {
  const all = [...(buttons?.querySelectorAll('button') ?? [])]
  const active = document.activeElement
  const isElsewhere = active !== document.body && active?.closest('.order-form') === null
  const button = all.find(each => each.dataset.order === name) ?? all[0]
  if (!isElsewhere) button?.focus({ preventScroll: true })
}
