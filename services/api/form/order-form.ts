import type { Kind } from '../../domain/model/kind.ts'
import { type DeviceOrder, type LateAnswer, shownParameters } from '../../domain/model/order.ts'
import { text } from '../../domain/model/text.ts'
import { toRfc3339 } from '../../domain/model/time.ts'
import type { WireOrder } from '../wire/order.ts'

export function orderForm(order: DeviceOrder, kind: Kind | undefined): WireOrder {
  const { site: _, note, reason, at, expiresAt, sentAt, endedAt, late, alsoHits, ...same } = order
  return {
    ...same,
    title: kind?.orders?.[order.name]?.title ?? text(order.name, order.name),
    parameters: { ...shownParameters(order.parameters, kind?.orders?.[order.name]) },
    at: toRfc3339(at),
    expiresAt: toRfc3339(expiresAt),
    ...(alsoHits !== undefined && { alsoHits: [...alsoHits] }),
    ...(note !== undefined && { reason: note }),
    ...(reason !== undefined && { why: reason }),
    ...(sentAt !== undefined && { sentAt: toRfc3339(sentAt) }),
    ...(late !== undefined && { late: lateForm(late) }),
    ...(endedAt !== undefined && { endedAt: toRfc3339(endedAt) }),
  }
}

const lateForm = ({ at, reason, ...same }: LateAnswer): NonNullable<WireOrder['late']> => ({
  ...same,
  at: toRfc3339(at),
  ...(reason !== undefined && { why: reason }),
})
