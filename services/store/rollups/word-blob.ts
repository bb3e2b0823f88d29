import { ByteReader } from '../../journal/byte-reader.ts'
import { ByteWriter } from '../../journal/byte-writer.ts'
import { packValue, readValue } from '../values-blob.ts'
import type { WordSummary } from './summary.ts'
import type { Span } from './summary-blob.ts'

/** Of a window, without its value: a head and a count. */
const windowBytesMax = 16

const writer = new ByteWriter()

/** The windows of a row of flags or words: how many numbers are skipped, whether it is the value before, the count. */
export function packWords(windows: Span<WordSummary>): Uint8Array {
  const to = writer
  to.clear()
  let index = -1
  let before: WordSummary['last'] | undefined
  for (const [at, { count, last }] of [...windows].sort(([a], [b]) => a - b)) {
    const isSame = last === before
    to.room(windowBytesMax)
    to.varint((at - index - 1) * 2 + (isSame ? 1 : 0))
    to.varint(count)
    if (!isSame) packValue(to, 0, last)
    index = at
    before = last
  }
  return to.copy()
}

export function unpackWords(blob: Uint8Array): Span<WordSummary> {
  const reader = new ByteReader(blob)
  const windows: Span<WordSummary> = new Map()
  let index = -1
  let last: WordSummary['last'] = false
  while (!reader.atEnd) {
    const head = reader.varint()
    index += Math.floor(head / 2) + 1
    const count = reader.varint()
    if (head % 2 === 0) last = readValue(reader)[1] as WordSummary['last']
    windows.set(index, { count, last })
  }
  return windows
}
