import { word } from '../../model/metric.ts'
import type { OrderSpecs } from '../../model/order.ts'
import { text } from '../../model/text.ts'
import { MINUTE, SECOND } from '../../model/time.ts'

/** Said five minutes later, it is said to nobody. */
export const fireLaneCameraOrders: OrderSpecs = {
  announce: {
    title: text('Announce', '语音提示'),
    parameters: { text: word(text('What is said', '播报内容'), 200) },
    timeoutMs: 30 * SECOND,
    expiresAfterMs: 5 * MINUTE,
    speaks: true,
  },
}
