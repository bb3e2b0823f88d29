import t from 'tap'
import { sendAround } from './poison.ts'
import type { Verdict } from './verdict.ts'

const OWN_FAULT: Verdict = { kind: 'wait', reason: '500: internal error', ownFault: true }
const ACCEPTED: Verdict = { kind: 'accepted' }
const linesOf = (count: number) => Array.from({ length: count }, (_, i) => `line-${i}`)

/** `answer` may change its mind with the number of the request. */
function around(
  lines: readonly string[],
  answer: (part: readonly string[], request: number) => Verdict,
  more: { suspectsMax?: number; taken?: readonly string[] } = {},
) {
  let requests = 0
  const send = async (part: readonly string[]) => answer(part, requests++)
  const settled = sendAround(lines, { send, suspectsMax: 3, taken: [], ...more })
  return settled.then(settlement => ({ settlement, requests }))
}

const failsAt =
  (...poison: readonly string[]) =>
  (part: readonly string[]) =>
    part.some(line => poison.includes(line)) ? OWN_FAULT : ACCEPTED

const refused = (...lines: readonly string[]) => ({
  kind: 'settled',
  refused: lines.map(line => ({ line, status: 500, reason: '500: internal error' })),
})

for (const poison of [['line-0'], ['line-250'], ['line-499'], ['line-3', 'line-4', 'line-400']])
  t.test(`of 500 lines ${poison.join(' and ')}, at which the server fails, alone are set aside`, async t => {
    const { settlement, requests } = await around(linesOf(500), failsAt(...poison))
    t.strictSame(settlement, refused(...poison))
    t.ok(requests <= 30 * poison.length + 3, `${requests} requests`)
  })

t.test('a server that fails at everything condemns nothing, after two requests', async t => {
  const { settlement, requests } = await around(linesOf(500), () => OWN_FAULT)
  t.strictSame(settlement, OWN_FAULT)
  t.equal(requests, 2)
})

t.test('more suspects than may be are a sick server', async t => {
  const shard = linesOf(500).slice(100, 104)
  t.strictSame((await around(linesOf(500), failsAt(...shard))).settlement, OWN_FAULT)
  const settled = await around(linesOf(500), failsAt(...shard), { suspectsMax: 4 })
  t.strictSame(settled.settlement, refused(...shard))
})

t.test('a server that takes small requests and fails at large ones condemns nothing', async t => {
  const { settlement } = await around(linesOf(500), part => (part.length > 60 ? OWN_FAULT : ACCEPTED))
  t.strictSame(settlement, refused(), 'all is written in parts')
})

t.test('a server with room for short lines alone condemns no long one', async t => {
  const long = 'x'.repeat(1_000)
  const roomFor = (part: readonly string[]) => (part.join('').length > 900 ? OWN_FAULT : ACCEPTED)
  const { settlement } = await around([...linesOf(200), long], roomFor)
  t.strictSame(settlement, OWN_FAULT)
})

t.test('a suspect that is taken in the end is written', async t => {
  let failures = 10
  const { settlement } = await around(linesOf(100), part =>
    part.includes('line-7') && failures-- > 0 ? OWN_FAULT : ACCEPTED,
  )
  t.strictSame(settlement, refused())
})

t.test('where the lines that were taken fail too, all waits', async t => {
  const suspect = failsAt('line-7')
  for (let failing = 12; failing < 26; failing += 1) {
    const { settlement, requests } = await around(linesOf(100), (part, request) =>
      request >= failing ? OWN_FAULT : suspect(part),
    )
    if (requests <= failing) t.strictSame(settlement, refused('line-7'))
    else t.strictSame(settlement, OWN_FAULT, `from the ${failing}th request on everything fails`)
  }
})

t.test('an outage on the way ends it, and nothing is condemned', async t => {
  const away: Verdict = { kind: 'wait', reason: 'ECONNREFUSED' }
  const suspect = failsAt('line-7')
  const { settlement } = await around(linesOf(100), (part, request) => (request > 5 ? away : suspect(part)))
  t.strictSame(settlement, away)
})

t.test(
  'a line that is alone is judged by those that were taken before it, and without any it waits',
  async t => {
    const alone = ['line-7']
    t.strictSame((await around(alone, failsAt('line-7'))).settlement, OWN_FAULT)
    t.strictSame(
      (await around(alone, failsAt('line-7'), { taken: ['before'] })).settlement,
      refused('line-7'),
    )
  },
)

t.test('what the server refuses in words is set aside as ever', async t => {
  const worded: Verdict = { kind: 'refused', status: 422, reason: 'conflict', all: false }
  const { settlement } = await around(linesOf(100), part =>
    part.includes('line-9') ? worded : failsAt('line-7')(part),
  )
  t.match(settlement, {
    refused: [
      { line: 'line-7', status: 500 },
      { line: 'line-9', status: 422 },
    ],
  })
})
