import t from 'tap'
import { madeClientId, ownerOfClientId } from './client-id.ts'

const devices = new Set(['bin-1', 'bin-10', 'x'.repeat(64)])
const owner = (clientId: string) => ownerOfClientId(clientId, id => devices.has(id))

t.test('a client id belongs to the longest device id that it begins with', async t => {
  t.equal(owner('bin-1'), 'bin-1')
  t.equal(owner('bin-1-radio'), 'bin-1')
  t.equal(owner('bin-10'), 'bin-10')
  t.equal(owner('bin-101'), 'bin-10')
  t.equal(owner(`${'x'.repeat(64)}x`), 'x'.repeat(64))
  t.equal(owner('bin-2'), undefined)
  t.equal(owner('BIN-1'), undefined)
  t.equal(owner(''), undefined)
})

t.test('a made client id belongs to the device it was made for', async t => {
  t.equal(owner(madeClientId('bin-1', '0')), 'bin-1')
})
