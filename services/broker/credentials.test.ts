import t from 'tap'
import { newToken, rotated } from '../domain/model/device-token.ts'
import { DeviceCredentials } from './credentials.ts'
import { hashOf, tokensOf } from './testing/fixture.ts'
import { ManualClock } from './testing/manual-clock.ts'

t.test('a token opens its own device and no other', async t => {
  const credentials = new DeviceCredentials([['bin-1', tokensOf('right')]])
  t.equal(credentials.check('bin-1', Buffer.from('right')), 'ok')
  t.equal(credentials.check('bin-1', Buffer.from('wrong')), 'wrong-token')
  t.equal(credentials.check('bin-1', Buffer.alloc(0)), 'wrong-token')
  t.equal(credentials.check('bin-2', Buffer.from('right')), 'unknown-device')
  t.equal(credentials.check('__proto__', Buffer.from('right')), 'unknown-device')
})

t.test('the hash itself is no token', async t => {
  const credentials = new DeviceCredentials([['bin-1', tokensOf('right')]])
  t.equal(credentials.check('bin-1', Buffer.from(hashOf('right'))), 'wrong-token')
  t.equal(credentials.check('bin-1', Buffer.from(hashOf('right'), 'hex')), 'wrong-token')
})

t.test('each change of a token is told with the device it concerns', async t => {
  const credentials = new DeviceCredentials()
  const told: string[] = []
  credentials.whenChanged(id => void told.push(id))
  credentials.set('bin-1', tokensOf('first'))
  credentials.set('bin-1', tokensOf('second'))
  t.equal(credentials.check('bin-1', Buffer.from('first')), 'wrong-token')
  credentials.remove('bin-1')
  credentials.remove('bin-2')
  t.equal(credentials.check('bin-1', Buffer.from('second')), 'unknown-device')
  t.same(told, ['bin-1', 'bin-1', 'bin-1', 'bin-2'], 'one without a token may be there by a certificate')
})

t.test('what is not a SHA-256 in hex is not taken for one', async t => {
  t.throws(() => new DeviceCredentials([['bin-1', { current: newToken('plain text', 1) }]]), /SHA-256/)
})

/** A minute's watch over one rotation: what is told, and timers that fire by hand. */
function withRotation(overlap = { ms: 60_000 }) {
  const clock = new ManualClock()
  const credentials = new DeviceCredentials([['bin-1', tokensOf('old')]], {
    now: () => clock.now(),
    timers: clock,
  })
  const told: [string, boolean][] = []
  credentials.whenChanged((id, endsAll) => told.push([id, endsAll]))
  const before = credentials.of('bin-1')
  credentials.set('bin-1', rotated(before, hashOf('new'), 0, overlap))
  const opens = (token: string) => credentials.check('bin-1', Buffer.from(token))
  return { clock, credentials, told, opens }
}

t.test('while they overlap both tokens open, and to the millisecond the former no longer', async t => {
  const { clock, credentials, told, opens } = withRotation()
  t.same([opens('old'), opens('new'), opens('third')], ['ok', 'ok', 'wrong-token'])
  clock.advance(59_999)
  t.equal(opens('old'), 'ok')
  t.ok(credentials.accepts('bin-1', hashOf('old')))
  t.same(told, [['bin-1', false]])
  clock.advance(1)
  t.same([opens('old'), opens('new')], ['wrong-token', 'ok'])
  t.notOk(credentials.accepts('bin-1', hashOf('old')))
  t.same(
    told,
    [
      ['bin-1', false],
      ['bin-1', false],
    ],
    'its connections are to be closed',
  )
})

t.test('the former token ends early once the new one was used for long enough', async t => {
  const { clock, opens, told } = withRotation({ ms: 60_000, endsAfterUseMs: 1_000 } as { ms: number })
  clock.advance(30_000)
  t.equal(opens('new'), 'ok')
  clock.advance(999)
  t.equal(opens('old'), 'ok')
  clock.advance(1)
  t.equal(opens('old'), 'wrong-token')
  t.equal(told.length, 2)
})

t.test(
  'a former token that is ended before its time ends what is open under it, and nothing else',
  async t => {
    const { credentials, told, opens } = withRotation()
    credentials.endFormer('bin-1')
    t.same([opens('old'), opens('new')], ['wrong-token', 'ok'])
    t.same(told.at(-1), ['bin-1', false])
    credentials.endFormer('bin-1')
    credentials.endFormer('bin-2')
    t.equal(told.length, 2, 'where there is none nothing is told')
  },
)

t.test('an overlap of weeks is watched over day by day, and a stop watches over nothing', async t => {
  const { clock, credentials, told } = withRotation({ ms: 14 * 86_400_000 })
  clock.advance(14 * 86_400_000 - 1)
  t.equal(told.length, 1)
  credentials.stop()
  clock.advance(1)
  t.equal(told.length, 1)
  t.equal(credentials.of('bin-1')?.former, undefined, 'it is not good for all that')
})
