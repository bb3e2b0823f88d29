import { held } from '../../model/metric.ts'
import type { OrderSpec, OrderSpecs } from '../../model/order.ts'
import { type Text, text } from '../../model/text.ts'
import { HOUR, MINUTE } from '../../model/time.ts'

/** A bin with a battery wakes up to report, once an hour: it hears of the order then. */
const order = (title: Text, more: Partial<OrderSpec> = {}): OrderSpec => ({
  title,
  parameters: {},
  timeoutMs: 2 * MINUTE,
  expiresAfterMs: 6 * HOUR,
  ...more,
})

export const smartBinOrders: OrderSpecs = {
  'lock-lid': order(text('Lock the lid', '锁定桶盖'), { idempotent: true }),
  'unlock-lid': order(text('Unlock the lid', '解锁桶盖'), { idempotent: true }),
  'report-every': order(text('Report every', '上报间隔'), {
    parameters: { minutes: held('min')(text('Minutes', '分钟'), 5, 1_080) },
    expiresAfterMs: 24 * HOUR,
    idempotent: true,
  }),
  restart: order(text('Restart', '重启'), { confirm: true }),
}
