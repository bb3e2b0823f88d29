import { setFlagsFromString } from 'node:v8'

/** Of what is in use after one full collection, what may be added before the next. */
const GROWTH_PERCENT = 50

/**
 * V8 lets a heap of this size grow threefold before it collects: what passes through to InfluxDB would cost more memory
 * than all that the server holds. For this process and its threads, from now on.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`)
}
