import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../scripts/testing/seed.ts'
import type { Values } from '../domain/model/reading.ts'
import { decodeEntries } from './entries-decoder.ts'
import { entriesMark } from './entry-form.ts'
import type { Entry } from './journal.ts'
import { packingOf } from './packing.ts'
import { anyEntry } from './testing/any-entry.ts'
import { entriesOf } from './testing/samples.ts'
import { knownWords, type Word } from './words.ts'

/** As another thread sees it: bytes, and the words that came with them. */
function andBack(entries: readonly Entry[], wordsMax = 1_000) {
  const { entries: bytes, words } = packingOf([], wordsMax).packed({ entries, changes: [] })
  return { bytes, words, back: decodeEntries(bytes, wordsOf(words)) }
}

const wordsOf = (words: readonly Word[]) =>
  knownWords((sort, id) => words.find(word => word.sort === sort && word.id === id)?.json)

/** Names in their order too: what is evaluated again must be evaluated the same. */
const isSame = (back: readonly Entry[], entries: readonly Entry[]): boolean =>
  isDeepStrictEqual(back, entries) && isDeepStrictEqual(back.map(namesIn), entries.map(namesIn))

const namesIn = ({ input }: Entry): string[] =>
  input.type === 'reading' ? Object.keys(input.reading.values) : []

const readingOf = (values: Values): Entry => ({
  site: 'riverside',
  now: 1_767_225_600_500,
  input: { type: 'reading', reading: { deviceId: 'band-1', values, ts: 1_767_225_600_000 } },
  acceptance: { standing: 'live', at: 1_767_225_600_000 },
})

t.test('whatever the entries, they come back exactly, the order of their names included', async t => {
  for (const wordsMax of [0, 1, 1_000]) {
    const property = fc.property(fc.array(anyEntry, { maxLength: 12 }), entries =>
      isSame(andBack(entries, wordsMax).back, entries),
    )
    // Throws with the seed and the smallest counterexample.
    t.doesNotThrow(() => fc.assert(property, { seed: testSeed, numRuns: 1_500 }), `${wordsMax} words`)
  }
})

t.test(
  'a reading of eight metrics takes 30 bytes once its words are known, and a first one by itself 40',
  async t => {
    const entry = readingOf({
      heartRateBpm: 71.5,
      spo2Percent: 97,
      skinTemperatureC: 33.1,
      steps: 4_211,
      worn: true,
      batteryPercent: 63,
      lat: 31.2304,
      lon: 121.4737,
    })
    const one = andBack([entry]).bytes.length
    const two = andBack([entry, entry]).bytes.length
    t.ok(one <= 40, `${one} bytes`)
    t.ok(two - one <= 30, `${two - one} bytes`)
  },
)

t.test('the edges of the forms of a number come back exactly, a 0 with a minus too', async t => {
  const edges = [0, -0, 0.1, -0.1, 0.001, 1.005, 36.65, -40.125, 0.00001, 2 ** 31 - 1, 2 ** 31, 2 ** 31 - 0.5]
  const larger = [2 ** 51, 2 ** 53, -(2 ** 53), 2_147.483648, -2_147.483647, 1e300, 5e-324, 0.1 + 0.2]
  for (const value of [...edges, ...larger]) {
    const [entry] = andBack([readingOf({ value })]).back
    const found = entry?.input.type === 'reading' ? entry.input.reading.values.value : undefined
    t.ok(Object.is(found, value), `${value}: ${found}`)
  }
})

t.test(
  'who sent a reading without a stamp takes 10 bytes where the session is kept, and some more else',
  async t => {
    const bytesWith = (packet: Record<string, string>) => {
      const input = {
        type: 'reading' as const,
        reading: { deviceId: 'band-1', values: { worn: true }, ...packet },
      }
      return andBack([{ site: 'riverside', now: 1_767_225_600_000, input }]).bytes.length
    }
    const without = bytesWith({})
    t.ok(bytesWith({ packet: 'band-1 kept 17 zik0zj' }) - without <= 10)
    t.ok(bytesWith({ packet: 'band-1-b kept 17 zik0zj' }) - without <= 18)
  },
)

t.test('a device that changes between two sorts of reading has both kept in the short form', async t => {
  const [full, empty] = [readingOf({ fillPercent: 9, lidOpen: true }), readingOf({ lidOpen: false })]
  const entries = [full, empty, full, empty]
  const { back, bytes, words } = andBack(entries)
  t.same(back, entries)
  t.equal(words.length, 3, 'the device and two shapes')
  t.notOk(Buffer.from(bytes).includes('lidOpen'))
})

t.test(
  'beyond the words that are allowed names and terms are written out, and no number is given',
  async t => {
    const charging = readingOf({ status: 'Charging' })
    const faulted = readingOf({ status: 'Faulted', errorCode: 'GroundFailure' })
    const { words, back } = andBack([charging, faulted], 1)
    t.same(
      words.map(({ json }) => json),
      ['["riverside","band-1"]', '["status"]', '"Charging"'],
    )
    t.same(back, [charging, faulted])
    t.equal(andBack([charging, faulted], 2).words.length, 5)
  },
)

t.test('a number plate is never a word that outlives its reading, one of letters alone neither', async t => {
  const { words } = andBack([
    readingOf({ plate: 'A12345', wish: 'ILOVEYOU', name: '张', long: 'x'.repeat(33), status: 'Available' }),
  ])
  t.same(
    words.slice(2).map(({ json }) => json),
    ['"Available"'],
  )
})

t.test('what was written as JSON is read as it was', async t => {
  const entries = entriesOf(3)
  t.same(decodeEntries(Buffer.from(JSON.stringify(entries)), wordsOf([])), entries)
})

t.test('a word that is missing, and bytes that end too early, are told instead of guessed', async t => {
  const { bytes, words } = andBack(entriesOf(2))
  t.throws(() => decodeEntries(bytes, wordsOf(words.slice(1))), /missing/)
  for (let length = 2; length < bytes.length; length += 1) {
    const cut = bytes.subarray(0, length)
    try {
      t.ok(decodeEntries(cut, wordsOf(words)).length < 2)
    } catch (error) {
      t.ok(error instanceof RangeError)
    }
  }
  t.equal(bytes[0], entriesMark)
})
