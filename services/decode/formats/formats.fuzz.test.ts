import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../../scripts/testing/seed.ts'
import type { PastedMessage, SourceFormat, SourceMessage } from '../source.ts'
import { formats } from './formats.ts'

t.comment(`seed ${testSeed} (LINLI_TEST_SEED)`)

const bytesOf = ({ payload, encoding = 'text' }: PastedMessage): Buffer =>
  Buffer.from(payload, encoding === 'text' ? 'utf8' : encoding)

/** Messages of its examples, some of them with another payload, cut off, or on another's topic. */
function messagesOf({ examples }: SourceFormat): fc.Arbitrary<SourceMessage> {
  const pasted = examples.flatMap(example => [example, ...(example.after ?? [])])
  const topic = fc.oneof(fc.constantFrom(...pasted.map(each => each.topic)), fc.string())
  const payload = fc.oneof(
    fc.constantFrom(...pasted.map(bytesOf)),
    fc
      .tuple(fc.constantFrom(...pasted.map(bytesOf)), fc.nat(200), fc.uint8Array({ maxLength: 3 }))
      .map(([whole, at, strange]) => Buffer.concat([whole.subarray(0, at), strange, whole.subarray(at + 1)])),
    fc.json().map(json => Buffer.from(json)),
    fc.uint8Array({ maxLength: 200 }),
  )
  return fc.record({ topic, payload, retained: fc.boolean() })
}

for (const format of formats) {
  t.test(`${format.name} throws at nothing, whatever it was told before`, async t => {
    const settings = format.examples.flatMap(each => (each.settings === undefined ? [] : [each.settings]))
    const checked = fc.check(
      fc.property(
        fc.constantFrom({}, ...settings),
        fc.array(messagesOf(format), { maxLength: 12 }),
        (set, messages) => {
          const read = opened(format, set)
          for (const message of messages) {
            const decoded = read(message)
            if (!decoded.ok && !/^[a-z][a-z0-9-]*$/.test(decoded.reason)) return false
            if (decoded.ok && decoded.heard.some(({ address }) => typeof address !== 'string')) return false
          }
          return true
        },
      ),
      { seed: testSeed, numRuns: 300 },
    )
    t.notOk(checked.failed, fc.defaultReportMessage(checked) ?? '')
  })
}

/** Some cannot be opened without what has to be set. */
function opened({ open, examples }: SourceFormat, set: NonNullable<(typeof examples)[number]['settings']>) {
  try {
    return open(set, { payloadBytesMax: 2_000 })
  } catch {
    return open(examples[0]?.settings ?? {}, { payloadBytesMax: 2_000 })
  }
}
