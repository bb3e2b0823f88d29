import t from 'tap'
import { MINUTE } from '../../domain/model/time.ts'
import { MissPace } from './miss-pace.ts'

function paceAt(perMinuteMax: number) {
  const clock = { now: 1_000 }
  return { clock, pace: new MissPace(() => clock.now, perMinuteMax) }
}

t.test(
  'below the limit everybody is heard, at the limit nobody of that network for the rest of the minute',
  async t => {
    const { clock, pace } = paceAt(2)
    pace.missed('192.0.2.1')
    t.equal(pace.waitMs('192.0.2.1'), undefined)
    clock.now += 20_000
    pace.missed('192.0.2.1')
    t.equal(pace.waitMs('192.0.2.1'), 40_000)
    t.equal(pace.waitMs('192.0.2.2'), undefined, 'others are')
    clock.now += 39_999
    t.equal(pace.waitMs('192.0.2.1'), 1)
    clock.now += 1
    t.equal(pace.waitMs('192.0.2.1'), undefined)
  },
)

t.test('an IPv6 network is one address', async t => {
  const { pace } = paceAt(1)
  pace.missed('2001:db8:1:2::1')
  t.equal(pace.waitMs('2001:db8:1:2:3::4'), MINUTE)
  t.equal(pace.waitMs('2001:db8:1:3::1'), undefined)
})

t.test('what it remembers is bounded: whoever missed longest ago starts afresh', async t => {
  const { pace } = paceAt(1)
  for (let n = 0; n <= 5_000; n += 1) pace.missed(`10.0.${n >> 8}.${n & 255}`)
  t.equal(pace.waitMs('10.0.0.0'), undefined)
  t.equal(pace.waitMs('10.0.0.1'), MINUTE)
})
