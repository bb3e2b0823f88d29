import t from 'tap'
import { Random } from '../world/random.ts'
import { type FaultRates, Faults } from './faults.ts'
import type { Outgoing } from './outgoing.ts'

const messages = (count: number, deviceId = 'a'): Outgoing[] =>
  Array.from({ length: count }, (_, ts) => ({ deviceId, ts: ts * 1_000, values: { n: ts } }))

function through(rates: FaultRates, sent: readonly Outgoing[], seed = '1') {
  const faults = new Faults(rates, new Random(seed))
  const out = sent.flatMap(message => faults.apply(message))
  return { out: [...out, ...faults.rest()], done: faults.done }
}

t.test('without faults every message goes out as it is', async t => {
  const sent = messages(100)
  t.same(through({}, sent).out, sent)
})

t.test('what is dropped is gone, and counted', async t => {
  const { out, done } = through({ drop: 0.1 }, messages(2_000))
  t.equal(out.length + (done.get('drop') ?? 0), 2_000)
  t.ok(Math.abs((done.get('drop') ?? 0) - 200) < 60, `about a tenth: ${done.get('drop')}`)
})

t.test('a repeated message is the same twice', async t => {
  const { out } = through({ repeat: 1 }, messages(2))
  t.same(
    out.map(one => one.ts),
    [0, 0, 1_000, 1_000],
  )
})

t.test('a message that is overtaken goes out after the next one of its device, and none is lost', async t => {
  const sent = messages(1_000)
  const { out, done } = through({ reorder: 0.2 }, sent)
  t.same(
    [...out].sort((a, b) => a.ts - b.ts),
    sent,
  )
  const behind = out.filter((one, index) => index > 0 && one.ts < (out[index - 1]?.ts ?? 0)).length
  t.ok(behind > 100, `${behind} out of order`)
  t.ok((done.get('reorder') ?? 0) >= behind)
})

t.test('a message of another device does not free the one that is held back', async t => {
  const faults = new Faults({ reorder: 1 }, new Random('1'))
  t.same(faults.apply({ deviceId: 'a', ts: 1, values: {} }), [])
  t.same(faults.apply({ deviceId: 'b', ts: 2, values: {} }), [])
  t.same(faults.rest().length, 2)
})

t.test('a skewed stamp is off by ten minutes at the most, either way', async t => {
  const { out } = through({ skew: 1 }, messages(500))
  const skews = out.map((one, index) => one.ts - index * 1_000)
  t.ok(Math.min(...skews) < 0 && Math.min(...skews) >= -600_000)
  t.ok(Math.max(...skews) > 0 && Math.max(...skews) <= 600_000)
})

t.test('garbage comes instead of the message and is never the message itself', async t => {
  const { out } = through({ garbage: 1 }, messages(300))
  t.equal(out.length, 300)
  for (const { garbage, ts, values } of out) {
    t.not(garbage, undefined)
    if (String(garbage) === JSON.stringify({ ts, ...values })) t.fail('it is a good message')
  }
})

t.test('the same seed strikes the same messages', async t => {
  const rates = { drop: 0.1, repeat: 0.1, reorder: 0.1, skew: 0.1, garbage: 0.1 }
  t.same(through(rates, messages(300)).out, through(rates, messages(300)).out)
})
