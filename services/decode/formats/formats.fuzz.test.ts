import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../../scripts/testing/seed.ts'
import type { SourceDecoded, SourceFormat } from '../source.ts'
import { formats } from './formats.ts'

t.comment(`seed ${testSeed} (LINLI_TEST_SEED)`)

const limits = { payloadBytesMax: 20_000 }
const odd = fc.constantFrom<unknown>(
  ...[null, true, '', '*', '1e999', '__proto__', 1e308, -0, 2 ** 53, 1_777_608_000, 1_777_608_000.25],
  ...[[], {}, [[]], { __proto__: null }, 'x'.repeat(300), -1, 0.1 + 0.2],
)
const NUMBERS = ['1e999', '-1e999', 'NaN', '9'.repeat(400), '1e-400', '-0']

/** The messages of the format itself, with other values where values stand, cut, or with other bytes. */
function messagesOf({ examples }: SourceFormat) {
  const example = fc.constantFrom(...examples)
  const swapped = fc.tuple(example, fc.nat(), odd).map(([each, place, value]) => ({
    ...each,
    bytes: Buffer.from(withOther(each.payload, place, JSON.stringify(value))),
  }))
  const numbered = fc.tuple(example, fc.nat(), fc.constantFrom(...NUMBERS)).map(([each, place, number]) => ({
    ...each,
    bytes: Buffer.from(withOther(each.payload, place, number)),
  }))
  const mutated = fc
    .tuple(example, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }))
    .map(([each, edits]) => {
      const bytes = Buffer.from(
        each.payload,
        each.encoding === undefined || each.encoding === 'text' ? 'utf8' : each.encoding,
      )
      for (const [at, byte] of edits) if (bytes.length > 0) bytes[at % bytes.length] = byte
      return { ...each, bytes }
    })
  const any = fc.tuple(
    example,
    fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.json({ maxDepth: 6 }).map(json => Buffer.from(json)),
    ),
  )
  const anything = any.map(([each, bytes]) => ({ ...each, bytes }))
  return fc.oneof(swapped, numbered, mutated, anything)
}

/** Another value in the place of one that stands there. */
function withOther(json: string, place: number, value: string): string {
  const values = [...json.matchAll(/:\s*("[^"]*"|-?[\d.]+|true|false|null)/g)]
  const found = values[place % Math.max(values.length, 1)]
  if (found === undefined) return value
  const at = found.index + found[0].length - (found[1] as string).length
  return json.slice(0, at) + value + json.slice(at + (found[1] as string).length)
}

function isSound(decoded: SourceDecoded): boolean {
  if (!decoded.ok) return /^[a-z][a-z\d-]*$/.test(decoded.reason)
  return decoded.heard.every(heard => {
    if (typeof heard.address !== 'string' || heard.address === '') return false
    if (heard.what === 'event') return /^[a-z][a-z\d_-]*$/i.test(heard.event)
    return heard.what === 'status'
      ? typeof heard.online === 'boolean'
      : heard.ts === undefined || Number.isInteger(heard.ts)
  })
}

for (const format of formats) {
  t.test(`whatever comes, ${format.name} hears what is sound or says by name why not`, async t => {
    const readers = new Map(
      format.examples.map(({ settings = {} }) => [settings, format.open(settings, limits)]),
    )
    const met = new Set<boolean>()
    fc.assert(
      fc.property(messagesOf(format), fc.boolean(), ({ bytes, topic, settings }, retained) => {
        const reader = readers.get(settings ?? {}) ?? format.open(settings ?? {}, limits)
        const decoded = reader({ topic, payload: bytes, retained })
        met.add(decoded.ok)
        return isSound(decoded)
      }),
      { seed: testSeed, numRuns: 2_000 },
    )
    t.same(met.size, 2, 'some are read, and some are not')
  })

  t.test(`${format.name} is not undone by depth or size`, async t => {
    for (const { topic, settings = {} } of format.examples)
      for (const body of [
        '['.repeat(9_000),
        '{"a":'.repeat(3_000),
        `${'['.repeat(9_000)}${']'.repeat(9_000)}`,
        'x'.repeat(20_001),
      ])
        t.ok(isSound(format.open(settings, limits)({ topic, payload: Buffer.from(body), retained: false })))
  })
}
