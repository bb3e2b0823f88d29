import t from 'tap'
import { sendApart } from './bisect.ts'
import type { Verdict } from './verdict.ts'

/** A server that takes the lines that are not bad, and answers as a batch. */
function serverRefusing(bad: readonly string[], status = 400) {
  const written = new Set<string>()
  let requests = 0
  const send = async (lines: readonly string[]): Promise<Verdict> => {
    requests += 1
    if (lines.some(line => bad.includes(line))) return { kind: 'refused', status, reason: 'bad', all: false }
    for (const line of lines) written.add(line)
    return { kind: 'accepted' }
  }
  return { send, written, requests: () => requests }
}

const lines = (count: number) => Array.from({ length: count }, (_, i) => `line-${i}`)

t.test('lines that are all good go in one request', async t => {
  const server = serverRefusing([])
  t.strictSame(await sendApart(lines(500), server.send), { kind: 'settled', refused: [] })
  t.equal(server.requests(), 1)
})

for (const bad of [['line-0'], ['line-6'], ['line-0', 'line-6'], ['line-2', 'line-3', 'line-4'], lines(7)]) {
  t.test(
    `of seven lines ${bad.length} bad ones (${bad.join(' ')}) are found, and the rest written`,
    async t => {
      const server = serverRefusing(bad)
      const settlement = await sendApart(lines(7), server.send)
      t.strictSame(settlement, {
        kind: 'settled',
        refused: bad.map(line => ({ line, status: 400, reason: 'bad' })),
      })
      t.strictSame(
        [...server.written].sort(),
        lines(7).filter(line => !bad.includes(line)),
      )
    },
  )
}

t.test('one bad line of 512 costs 19 requests', async t => {
  const server = serverRefusing(['line-300'])
  await sendApart(lines(512), server.send)
  t.equal(server.requests(), 19)
})

t.test('a server that refuses every line at once is not asked for each', async t => {
  let requests = 0
  const settlement = await sendApart(lines(100), async () => {
    requests += 1
    return { kind: 'refused', status: 400, reason: 'too old', all: true }
  })
  t.equal(requests, 1)
  t.equal(settlement.kind === 'settled' && settlement.refused.length, 100)
})

t.test('a hindrance in the middle ends it and condemns nothing', async t => {
  const verdicts: Verdict[] = [
    { kind: 'refused', status: 400, reason: 'bad', all: false },
    { kind: 'accepted' },
    { kind: 'refused', status: 400, reason: 'bad', all: false },
    { kind: 'wait', reason: 'ECONNRESET' },
  ]
  const settlement = await sendApart(lines(8), async () => verdicts.shift() ?? { kind: 'accepted' })
  t.strictSame(settlement, { kind: 'wait', reason: 'ECONNRESET' })
  t.equal(verdicts.length, 0)
})
