import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { batchOf } from '../../journal/testing/samples.ts'
import { openTemporaryStorage, silentLog, temporaryFolder } from '../temporary.ts'
import { copyDatabase } from './copy.ts'
import { incomingOf, stagedOf } from './incoming.ts'
import { Restores } from './restores.ts'

async function desk(roomBytesMin = 0) {
  const storage = await openTemporaryStorage()
  await storage.journal.append(batchOf(20, 1))
  const target = join(temporaryFolder(), 'copy.db')
  copyDatabase(storage.file, target)
  const backup = readFileSync(target)
  let announced = 0
  const restores = new Restores({
    file: storage.file,
    roomBytesMin,
    log: silentLog,
    announced: () => {
      announced += 1
    },
  })
  return { storage, backup, restores, announced: () => announced }
}

/** Until the process that checks has said what it found. */
async function outcome(restores: Restores) {
  while (restores.status().state === 'checking') await new Promise(setImmediate)
  return restores.status()
}

t.test(
  'a backup that comes in parts is checked and announced, and the server told to start again',
  async t => {
    const { storage, backup, restores, announced } = await desk()
    await restores.begin(backup.length)
    const half = backup.length >> 1
    await restores.add(0, backup.subarray(0, half))
    t.match(restores.status(), { state: 'receiving', bytesDone: half, bytesExpected: backup.length })
    await restores.add(half, backup.subarray(half))
    await restores.check()
    t.match(await outcome(restores), { state: 'checked', facts: { head: 21, alertsOpen: 1 } })
    t.notOk(existsSync(incomingOf(storage.file)), 'nothing waits before it is applied')
    restores.apply('admin')
    t.equal(announced(), 1)
    await restores.drop()
    t.ok(existsSync(incomingOf(storage.file)), 'the server that stops does not call it off')
    await t.rejects(restores.begin(1), { code: 'BACKUP_BUSY' })
    await storage.close()
  },
)

t.test('every step out of its order is refused with what is expected', async t => {
  const { storage, backup, restores } = await desk()
  const outOfStep = (what: RegExp) => ({ code: 'RESTORE_OUT_OF_STEP', message: what })
  await t.rejects(restores.add(0, backup), outOfStep(/begin first/))
  await t.rejects(restores.check(), outOfStep(/not here as a whole/))
  t.throws(() => restores.apply('admin'), outOfStep(/not checked/))
  await restores.begin(10)
  await restores.add(0, backup.subarray(0, 4))
  await t.rejects(restores.add(0, backup.subarray(0, 4)), outOfStep(/begins at 4/), 'a part twice')
  await t.rejects(restores.add(4, backup.subarray(4, 11)), outOfStep(/10 bytes were announced/))
  await t.rejects(restores.check(), outOfStep(/not here as a whole/))
  await restores.add(4, backup.subarray(4, 10))
  await restores.drop()
  t.notOk(existsSync(stagedOf(storage.file)))
  await storage.close()
})

t.test('a damaged one is refused by name, and another can be begun', async t => {
  const { storage, backup, restores, announced } = await desk()
  await restores.begin(backup.length)
  await restores.add(0, Buffer.from(backup).fill(0xa5, 8_192, 32_768))
  await restores.check()
  t.match(await outcome(restores), { state: 'refused', code: 'RESTORE_DAMAGED' })
  t.throws(() => restores.apply('admin'), { code: 'RESTORE_OUT_OF_STEP' })
  await restores.begin(backup.length)
  t.match(restores.status(), { state: 'receiving', bytesDone: 0 })
  await restores.drop()
  t.equal(announced(), 0)
  await storage.close()
})

t.test('what a killed server had received is gone after the next start', async t => {
  const { storage, restores, backup } = await desk()
  await restores.begin(backup.length)
  await restores.add(0, backup.subarray(0, 100))
  t.ok(existsSync(stagedOf(storage.file)))
  new Restores({ file: storage.file, roomBytesMin: 0, log: silentLog, announced() {} })
  t.notOk(existsSync(stagedOf(storage.file)))
  await restores.drop()
  await storage.close()
})

t.test('one for which there is no room is refused before a byte is taken', async t => {
  const { storage, restores } = await desk(Number.MAX_SAFE_INTEGER)
  await t.rejects(restores.begin(1), { code: 'BACKUP_NO_ROOM' })
  t.notOk(existsSync(stagedOf(storage.file)))
  await storage.close()
})
