import { statfsSync } from 'node:fs'
import t from 'tap'
import { batchOf } from '../journal/testing/samples.ts'
import { openTemporaryStorage } from './temporary.ts'

const mebibyte = 1_048_576

t.test('without a limit of its own the database has what the disk has', async t => {
  const { space, file, close } = await openTemporaryStorage()
  const { freeBytes, freePercent, limit } = await space()
  const { bavail, bsize } = statfsSync(file)
  t.equal(limit, 'disk')
  t.ok(Math.abs(freeBytes - bavail * bsize) < 256 * mebibyte, `${freeBytes} bytes`)
  t.ok(freePercent > 0 && freePercent <= 100)
  await close()
})

t.test('what is written is no longer free, and what is pruned is free again', async t => {
  const bytesMax = 20 * mebibyte
  const { journal, space, historyCaughtUp, close } = await openTemporaryStorage({ bytesMax })
  const before = await space()
  t.equal(before.limit, 'LINLI_DATA_MIB_MAX')
  t.ok(before.freeBytes < bytesMax && before.freeBytes > bytesMax - mebibyte)
  for (let i = 0; i < 40; i += 1) await journal.append(batchOf(500, 5))
  await historyCaughtUp()
  const full = await space()
  t.ok(full.freeBytes < before.freeBytes && full.freePercent < before.freePercent)
  t.equal(full.freeBytes + full.usedBytes, bytesMax, 'nothing of it is unaccounted for')
  await journal.prune(await journal.head())
  const pruned = await space()
  t.ok(pruned.freeBytes > full.freeBytes && pruned.usedBytes < full.usedBytes)
  await close()
})
