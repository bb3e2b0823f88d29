import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { newToken } from '../domain/model/device-token.ts'
import { batchOf } from '../journal/testing/samples.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'

t.test('the database is its owner’s alone, in a folder that others may read too', async t => {
  const folder = join(temporaryFolder(), 'shared', 'data')
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const { file, journal, close } = await openTemporaryStorage({ folder })
  await journal.append(batchOf(1))
  for (const name of [file, `${file}-wal`]) t.equal(statSync(name).mode & 0o077, 0, name)
  await close()
})

t.test('closing commits what was asked before, and is the same from both sides', async t => {
  const folder = temporaryFolder()
  const first = await openTemporaryStorage({ folder })
  const asked = [
    first.journal.append(batchOf(1)),
    first.accounts.saveDeviceTokens([['bin-1', { current: newToken('aa', 1) }]]),
  ]
  await Promise.all([first.close(), first.journal.close(), ...asked])
  const second = await openTemporaryStorage({ folder })
  t.equal(await second.journal.head(), 1)
  t.equal((await second.accounts.deviceTokens()).size, 1)
  await second.close()
})

t.test('a folder that cannot be made is told of when opening', async t => {
  await t.rejects(openTemporaryStorage({ folder: '/dev/null/data' }), { code: 'ENOTDIR' })
})
