import t from 'tap'
import type { FormatExample } from '../source.ts'
import { formats } from './formats.ts'

const ODD: readonly unknown[] = [null, [], {}, '', 'x'.repeat(300), -1, 1e308, true, [null], { a: [] }]

/** The same value with each thing in it, in turn, something else. */
function* mutilated(value: unknown): Generator<unknown> {
  yield* ODD
  if (typeof value !== 'object' || value === null) return
  for (const [key, each] of Object.entries(value))
    for (const odd of mutilated(each))
      yield Array.isArray(value) ? value.with(Number(key), odd) : { ...value, [key]: odd }
}

function* payloadsOf({ payload, encoding }: FormatExample): Generator<Buffer> {
  const sent = Buffer.from(payload, encoding === undefined || encoding === 'text' ? 'utf8' : encoding)
  for (let length = 0; length < sent.length; length += 1 + (length >> 3)) yield sent.subarray(0, length)
  try {
    for (const odd of mutilated(JSON.parse(payload))) yield Buffer.from(JSON.stringify(odd))
  } catch {
    // Not JSON: what is cut off is odd enough.
  }
}

for (const format of formats) {
  t.test(`${format.name} throws at nothing, and names nobody by no name`, async t => {
    let count = 0
    for (const example of format.examples) {
      const read = format.open(example.settings ?? {}, { payloadBytesMax: 65_536 })
      for (const payload of payloadsOf(example)) {
        count += 1
        const decoded = read({ topic: example.topic, payload, retained: false })
        const heard = decoded.ok ? decoded.heard : []
        if (heard.some(({ address }) => typeof address !== 'string' || address === ''))
          t.fail(payload.toString().slice(0, 300))
      }
    }
    t.ok(count > 20, `${count} messages`)
  })
}
