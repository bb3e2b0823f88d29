import t from 'tap'
import type { CommittedBatch, Entry } from '../journal/journal.ts'
import { KnownDevices } from './known-devices.ts'
import { lampDevice, reading } from './testing/community.ts'

const batch = (...entries: Entry[]): CommittedBatch => ({
  entries,
  changes: [],
  first: 1,
  last: entries.length,
})
const lit = (id: string, standing?: Parameters<typeof reading>[3]) => reading(id, 1, { lit: true }, standing)
const saved = (id: string, zone: string): Entry => ({
  site: 'riverside',
  now: 1,
  input: { type: 'device-saved', device: lampDevice(id, { zone }), actor: 'admin' },
})

function countingArchive() {
  const asked: string[] = []
  const device = async (id: string) => {
    asked.push(id)
    return id === 'gone' ? undefined : lampDevice(id)
  }
  return { asked, device }
}

t.test('the archive is asked once for a device, and not for readings that are not stored', async t => {
  const archive = countingArchive()
  const devices = new KnownDevices(archive, 10)
  await devices.before(batch(lit('a'), lit('a'), lit('b'), lit('c', 'repeated')))
  await devices.before(batch(lit('a')))
  t.strictSame(archive.asked, ['a', 'b'])
})

t.test('a device that is saved later in the log is not known before it', async t => {
  const devices = new KnownDevices(countingArchive(), 10)
  const move = batch(lit('a'), saved('a', 'gate-9'))
  t.equal((await devices.before(move)).get('a')?.zone, 'gate-1')
  devices.after(move)
  t.equal((await devices.before(batch(lit('a')))).get('a')?.zone, 'gate-9')
})

t.test('it holds as many as its limit; a batch gets all of its devices nevertheless', async t => {
  const archive = countingArchive()
  const devices = new KnownDevices(archive, 2)
  await devices.before(batch(lit('a'), lit('b')))
  t.equal(devices.size, 2)
  const found = await devices.before(batch(lit('c'), lit('d'), lit('e')))
  t.equal(devices.size, 2)
  t.strictSame([...found.keys()], ['c', 'd', 'e'])
})

t.test('a device that the archive does not know is left out', async t => {
  t.equal((await new KnownDevices(countingArchive(), 10).before(batch(lit('gone')))).size, 0)
})
