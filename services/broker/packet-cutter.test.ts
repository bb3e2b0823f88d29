import fc from 'fast-check'
import t from 'tap'
import { testSeed } from '../../scripts/testing/seed.ts'
import { PacketCutter, type PacketTaker } from './packet-cutter.ts'

/** A packet of so many bytes, by its first byte wanted or not, that can be told from the others. */
function packet(isWanted: boolean, n: number, bodyBytes: number): Buffer {
  const body = Buffer.alloc(bodyBytes, n % 251)
  const length: number[] = []
  let left = bodyBytes
  do {
    length.push((left % 0x80) + (left >= 0x80 ? 0x80 : 0))
    left = Math.floor(left / 0x80)
  } while (left > 0)
  return Buffer.concat([Buffer.from([isWanted ? 0x30 : 0xc0, ...length]), body])
}

/** What was taken and what was left, in their order, each as text. */
function cutAll(chunks: readonly Buffer[]): { order: string[]; waiting: number } {
  const cutter = new PacketCutter()
  const order: string[] = []
  const taker: PacketTaker = {
    wants: (bytes, start) => bytes[start] === 0x30,
    take: (bytes, start, bodyAt, end) => {
      order.push(bytes.toString('hex', start, end))
      if (bytes.length < bodyAt) throw new Error('the body lies outside')
    },
  }
  for (const chunk of chunks) {
    cutter.push(chunk)
    for (let left = cutter.next(taker); left !== undefined; left = cutter.next(taker))
      order.push(left.toString('hex'))
  }
  return { order, waiting: cutter.waiting }
}

t.test('however the bytes are cut into chunks, every packet comes once, whole and in its order', async t => {
  const packets = fc.array(
    fc.record({ isWanted: fc.boolean(), bodyBytes: fc.oneof(fc.nat(5), fc.nat(300)) }),
    {
      maxLength: 30,
    },
  )
  fc.assert(
    fc.property(packets, fc.array(fc.nat(4_000), { maxLength: 40 }), (asked, places) => {
      const made = asked.map(({ isWanted, bodyBytes }, n) => packet(isWanted, n, bodyBytes))
      const all = Buffer.concat(made)
      const cuts = [...new Set([0, ...places.filter(place => place < all.length), all.length])].sort(
        (a, b) => a - b,
      )
      const chunks = cuts.slice(1).map((to, i) => all.subarray(cuts[i], to))
      const { order, waiting } = cutAll(chunks)
      return order.join('') === all.toString('hex') && waiting === 0
    }),
    { seed: testSeed, numRuns: 500 },
  )
  t.pass()
})

t.test('what is wanted is taken alone, and what is not is left together', async t => {
  const [a, b, c, d] = [
    packet(true, 1, 3),
    packet(false, 2, 3),
    packet(false, 3, 200),
    packet(true, 4, 0),
  ] as const
  const left = Buffer.concat([b, c]).toString('hex')
  t.same(cutAll([Buffer.concat([a, b, c, d])]).order, [a.toString('hex'), left, d.toString('hex')])
})

t.test('the beginning of a packet waits for its end and keeps nothing else in memory', async t => {
  const whole = packet(true, 1, 40)
  const half = packet(false, 2, 1_000).subarray(0, 500)
  t.same(cutAll([Buffer.concat([whole, half])]), { order: [whole.toString('hex')], waiting: 500 })
})

t.test('a long packet that comes a few bytes at a time is not copied anew with each of them', async t => {
  const whole = packet(true, 1, 1_048_576)
  const pieces = Array.from({ length: Math.ceil(whole.length / 64) }, (_, i) =>
    whole.subarray(i * 64, (i + 1) * 64),
  )
  const before = process.threadCpuUsage()
  const { order, waiting } = cutAll([...pieces, packet(false, 2, 3)])
  const { user, system } = process.threadCpuUsage(before)
  t.equal(order[0] === whole.toString('hex'), true)
  t.same([order.length, waiting], [2, 0])
  // Copied anew it takes some two seconds.
  t.ok(user + system < 400_000, `${(user + system) / 1_000} ms`)
})
