import { aboveIn, doubtedIn } from '../../decode/doubted.ts'
import { native } from '../../decode/native.ts'
import { kindList } from '../../domain/kinds/kinds.ts'
import { isAboveScale } from '../../domain/model/metric.ts'
import type { Reading, Values } from '../../domain/model/reading.ts'

/** What the server makes of these values: what is above its scale, as a fire may be, is read by the rules of the decoder. */
export function readingOf(values: Values, kindName: string): Pick<Reading, 'values' | 'doubted' | 'above'> {
  const kind = kindList.find(each => each.kind === kindName)
  const isOver = Object.entries(values).some(([name, value]) => isAboveScale(kind?.metrics[name], value))
  if (kind === undefined || !isOver) return { values }
  const decoded = native.decode(Buffer.from(JSON.stringify(values)), kind, LIMITS)
  const doubted = doubtedIn(decoded.rejected, kind)
  const above = aboveIn(decoded)
  return {
    values: decoded.ok ? decoded.values : {},
    ...(doubted && { doubted }),
    ...(above && { above }),
  }
}

const LIMITS = { payloadBytesMax: 65_536, keysMax: 1_000 }
