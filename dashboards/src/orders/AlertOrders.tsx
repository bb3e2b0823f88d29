import type { WireAlert } from '../../../services/api/wire/alert.ts'
import { Orders } from './Orders.tsx'

/** What helps at an alert: only while it is not over, and only where it is of a device that whoever looks may know. */
export function AlertOrders({ alert }: { readonly alert: WireAlert }) {
  const { id, deviceId, deviceKind, updatedAt, handling } = alert
  if (deviceId === '') return null
  return (
    <Orders
      device={deviceId}
      kind={deviceKind}
      alert={id}
      asOf={updatedAt}
      isOver={handling === 'resolved'}
    />
  )
}
