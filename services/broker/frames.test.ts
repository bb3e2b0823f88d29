import t from 'tap'
import { Frames } from './frames.ts'

/** The first bytes of a PUBLISH that announces this length. */
function header(length: number): number[] {
  const bytes = [0x30]
  for (let left = length; ; ) {
    const low = left % 128
    left = Math.floor(left / 128)
    bytes.push(left > 0 ? low | 0x80 : low)
    if (left === 0) return bytes
  }
}
const packet = (length: number) => Buffer.concat([Buffer.from(header(length)), Buffer.alloc(length, 0xff)])

for (const length of [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152]) {
  t.test(`a packet of ${length} bytes passes a limit of ${length} and no smaller one`, async t => {
    const head = Buffer.from(header(length))
    t.equal(new Frames().exceeds(head, length), false)
    if (length > 0) t.equal(new Frames().exceeds(head, length - 1), true)
  })
}

t.test('the limit holds for each packet, however the bytes are cut', async t => {
  const bytes = Buffer.concat([packet(0), packet(200), packet(3), Buffer.from(header(300))])
  for (const size of [1, 2, 3, 7, 64, bytes.length]) {
    const frames = new Frames()
    let exceededAt = -1
    for (let at = 0; at < bytes.length && exceededAt < 0; at += size) {
      if (frames.exceeds(bytes.subarray(at, at + size), 250)) exceededAt = at
    }
    t.ok(
      exceededAt >= 0 && exceededAt + size >= bytes.length,
      `in pieces of ${size} the last packet is found`,
    )
  }
})

t.test('a length of five bytes is longer than any limit', async t => {
  const head = Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0x01])
  t.equal(new Frames().exceeds(head, Number.MAX_SAFE_INTEGER), true)
})
