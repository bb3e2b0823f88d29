import { closeSync, openSync } from 'node:fs'
import t from 'tap'
import { dataRoom } from './data-room.ts'
import { descriptorsUsedPercent, usedPercent } from './descriptors.ts'
import { watchEventLoop } from './event-loop.ts'

const limits = `Limit                     Soft Limit           Hard Limit           Units
Max processes             63432                63432                processes
Max open files            1024                 524288               files
`

t.test('the share of descriptors in use is that of the soft limit', async t => {
  t.equal(usedPercent(512, limits), 50)
  t.equal(usedPercent(5_000, limits), 100)
  t.equal(usedPercent(512, limits.replace('1024  ', 'unlimited')), undefined)
})

t.test('a file that is opened is counted', { skip: process.platform !== 'linux' }, async t => {
  const before = (await descriptorsUsedPercent()) ?? Number.NaN
  const open = Array.from({ length: 200 }, () => openSync('/dev/null', 'r'))
  const after = (await descriptorsUsedPercent()) ?? Number.NaN
  for (const file of open) closeSync(file)
  t.ok(after > before, `${before} % → ${after} %`)
})

t.test('an event loop that is held shows, and once', async t => {
  const delay = watchEventLoop()
  t.teardown(() => delay.stop())
  const hold = async () => {
    const until = performance.now() + 150
    while (performance.now() < until);
    await new Promise(setImmediate)
  }
  // The monitor measures from one of its turns to the next.
  for (let turn = 0; turn < 3; turn++) await hold()
  const heldMs = delay.takeP99Ms()
  t.ok(heldMs >= 100, `${heldMs} ms`)
  t.equal(delay.takeP99Ms(), 0)
})

t.test('the room is that of the disk, or of what the data may take where that is less', async t => {
  const folder = t.testdir()
  const disk = await dataRoom(folder, { freeBytes: 1_048_576 * 7, freePercent: 1, limit: 'disk' })
  t.equal(disk.freeMiB, 7)
  t.not(disk.freePercent, 1, 'the share of the disk itself')
  const own = await dataRoom(folder, { freeBytes: 1, freePercent: 0.5, limit: 'LINLI_DATA_MIB_MAX' })
  t.equal(own.freePercent, 0.5)
})
