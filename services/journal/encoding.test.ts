import { zstdCompressSync } from 'node:zlib'
import t from 'tap'
import { seal, sealText, unseal, unsealText } from './encoding.ts'

const ofLength = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2))

t.test('from one byte over 1 KiB a text is compressed, and both forms come back', async t => {
  for (const [bytes, compressed] of [
    [2, false],
    [1_024, false],
    [1_025, true],
    [100_000, true],
  ] as const) {
    const stored = sealText(ofLength(bytes))
    t.equal(stored.length < bytes, compressed, `${bytes} bytes are kept in ${stored.length}`)
    t.equal(unsealText(stored), ofLength(bytes))
  }
})

t.test('bytes are compressed from one over 8 KiB on, and come back', async t => {
  for (const [length, compressed] of [
    [1, false],
    [8_192, false],
    [8_193, true],
  ] as const) {
    const bytes = new Uint8Array(length).fill(2)
    const stored = seal(bytes)
    t.equal(stored.length < length, compressed, `${length} bytes are kept in ${stored.length}`)
    t.equal(Buffer.compare(unseal(stored), bytes), 0)
  }
})

t.test('what was compressed harder by another version is read too', async t => {
  t.equal(unsealText(zstdCompressSync(ofLength(50))), ofLength(50))
})

t.test('what was written before there were checksums is read too', async t => {
  t.equal(unsealText(Buffer.from('[{"a":1}]')), '[{"a":1}]')
})

t.test('whichever byte is damaged, it throws instead of giving something else', async t => {
  for (const length of [20, 1_100]) {
    const text = ofLength(length)
    const stored = sealText(text)
    const given = new Set<string>()
    for (let at = 0; at < stored.length; at += 1) {
      const damaged = Uint8Array.from(stored)
      damaged[at] = (damaged[at] ?? 0) ^ 0x10
      try {
        given.add(JSON.stringify(JSON.parse(unsealText(damaged))))
      } catch {
        // That is what is asked.
      }
    }
    t.same(
      [...given].filter(words => words !== text),
      [],
      `${stored.length} bytes`,
    )
    t.throws(() => unsealText(stored.subarray(0, -3)))
  }
})
