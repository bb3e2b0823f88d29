import t from 'tap'
import { DeviceCredentials } from './credentials.ts'
import { hashOf } from './testing/fixture.ts'

t.test('a token opens its own device and no other', async t => {
  const credentials = new DeviceCredentials([['bin-1', hashOf('right')]])
  t.equal(credentials.check('bin-1', Buffer.from('right')), 'ok')
  t.equal(credentials.check('bin-1', Buffer.from('wrong')), 'wrong-token')
  t.equal(credentials.check('bin-1', Buffer.alloc(0)), 'wrong-token')
  t.equal(credentials.check('bin-2', Buffer.from('right')), 'unknown-device')
  t.equal(credentials.check('__proto__', Buffer.from('right')), 'unknown-device')
})

t.test('the hash itself is no token', async t => {
  const credentials = new DeviceCredentials([['bin-1', hashOf('right')]])
  t.equal(credentials.check('bin-1', Buffer.from(hashOf('right'))), 'wrong-token')
  t.equal(credentials.check('bin-1', Buffer.from(hashOf('right'), 'hex')), 'wrong-token')
})

t.test('each change of a token is told with the device it concerns', async t => {
  const credentials = new DeviceCredentials()
  const told: string[] = []
  credentials.whenChanged(id => told.push(id))
  credentials.set('bin-1', hashOf('first'))
  credentials.set('bin-1', hashOf('second'))
  t.equal(credentials.check('bin-1', Buffer.from('first')), 'wrong-token')
  credentials.remove('bin-1')
  credentials.remove('bin-2')
  t.equal(credentials.check('bin-1', Buffer.from('second')), 'unknown-device')
  t.same(told, ['bin-1', 'bin-1', 'bin-1'])
})

t.test('what is not a SHA-256 in hex is not taken for one', async t => {
  t.throws(() => new DeviceCredentials([['bin-1', 'plain text']]), /SHA-256/)
})
