import type { Kind } from '../domain/model/kind.ts'
import { asBuffer } from './as-buffer.ts'
import { type Field, Layout } from './layout.ts'

/**
 * The layout of a message that is known to be good JSON; nothing where one cannot be told by its bytes alone: nested or escaped
 * values, a key twice, or one that the kind does not have.
 */
export function layoutOf(bytes: Uint8Array, kind: Kind): Layout | undefined {
  const fields: Field[] = []
  let at = 0
  for (;;) {
    const opening = KEY.exec(latin1(bytes, at))
    const [before = '', key = ''] = opening ?? []
    if (opening === null || fields.some(field => field.key === key)) return undefined
    const value = VALUE.exec(latin1(bytes, at + before.length))?.[0]
    if (value === undefined || !(key === 'ts' || Object.hasOwn(kind.metrics, key))) return undefined
    // Only a number of milliseconds is worth a layout.
    if (key === 'ts' && value.startsWith('"')) return undefined
    const spec = kind.metrics[key]
    fields.push({
      before: Buffer.from(bytes.subarray(at, at + before.length)),
      key,
      ...(key !== 'ts' && spec && { spec }),
    })
    at += before.length + value.length
    if (END.test(latin1(bytes, at))) return made(fields, Buffer.from(bytes.subarray(at)))
  }
}

const made = (fields: readonly Field[], tail: Uint8Array): Layout | undefined =>
  fields.some(({ spec }) => spec !== undefined) ? new Layout(fields, tail) : undefined

const latin1 = (bytes: Uint8Array, from: number): string => asBuffer(bytes).toString('latin1', from)

/** From the value before, or the beginning, to a value: its key has no escapes. */
const KEY = /^[\s{,]+"([ !#-[\]-~]*)"\s*:\s*/
/** A number, a flag or a word without escapes; of another thing the next key is not found behind it. */
const VALUE = /^(?:[-\d.]+|true|false|"[ !#-[\]-\xff]*")/
const END = /^\s*\}\s*$/
