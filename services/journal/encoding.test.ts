import { zstdCompressSync } from 'node:zlib'
import t from 'tap'
import { decode, encode } from './encoding.ts'

const ofLength = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2))

t.test('from one byte over 1 KiB a text is compressed, and both forms come back', async t => {
  for (const [bytes, compressed] of [
    [2, false],
    [1_024, false],
    [1_025, true],
    [100_000, true],
  ] as const) {
    const stored = encode(ofLength(bytes))
    t.equal(stored.length < bytes, compressed, `${bytes} bytes are kept in ${stored.length}`)
    t.equal(decode(stored), ofLength(bytes))
  }
})

t.test('what was compressed harder by another version is read too', async t => {
  t.equal(decode(zstdCompressSync(ofLength(50))), ofLength(50))
})

t.test('a damaged one throws instead of giving something else', async t => {
  const stored = encode(ofLength(5_000))
  t.throws(() => decode(stored.subarray(0, -3)))
})
