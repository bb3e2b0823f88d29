import { word } from '../../model/metric.ts'
import type { OrderSpecs } from '../../model/order.ts'
import { text } from '../../model/text.ts'
import { HOUR, SECOND } from '../../model/time.ts'

/** What a band shows and buzzes for. Who reads it an hour later rings in vain. */
export const wristbandOrders: OrderSpecs = {
  'call-me': {
    title: text('Please call', '请回电'),
    parameters: { text: word(text('Text on the band', '显示文字'), 60) },
    timeoutMs: 60 * SECOND,
    expiresAfterMs: HOUR,
    speaks: true,
  },
}
