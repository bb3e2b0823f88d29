import type { OrderSpec, OrderSpecs } from '../../model/order.ts'
import { type Text, text } from '../../model/text.ts'
import { HOUR, MINUTE } from '../../model/time.ts'

/** A bin with a battery wakes up to report, once an hour: it hears of the order then. */
const lid = (title: Text): OrderSpec => ({
  title,
  parameters: {},
  timeoutMs: 2 * MINUTE,
  expiresAfterMs: 6 * HOUR,
  idempotent: true,
})

export const smartBinOrders: OrderSpecs = {
  'lock-lid': lid(text('Lock the lid', '锁定桶盖')),
  'unlock-lid': lid(text('Unlock the lid', '解锁桶盖')),
}
