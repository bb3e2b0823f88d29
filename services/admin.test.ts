import t from 'tap'
import { ADMIN, ensureAdmin } from './admin.ts'
import { memoryAccounts } from './api/testing/memory-accounts.ts'
import { addPerson } from './api/testing/people.ts'
import { verifyPassword } from './store/password.ts'

t.test('the first start makes an administrator and says the password once', async t => {
  const accounts = memoryAccounts()
  const password = await ensureAdmin(accounts, undefined)
  const admin = await accounts.person(ADMIN)
  t.match(admin, { role: 'administrator', scope: 'all', mustChangePassword: false })
  t.ok(await verifyPassword(password ?? '', admin?.passwordHash ?? ''))
  t.equal(await ensureAdmin(accounts, undefined), undefined, 'no other start does')
})

t.test('who deleted admin does not find it again while somebody else administers', async t => {
  const accounts = memoryAccounts()
  await addPerson(accounts, 'boss', { role: 'administrator' })
  t.equal(await ensureAdmin(accounts, undefined), undefined)
  t.equal(await accounts.person(ADMIN), undefined)
  await addPerson(accounts, 'boss', { role: 'administrator', disabled: true })
  t.type(await ensureAdmin(accounts, undefined), 'string')
})

t.test('a configured password lets the one in again who was shut out, and others’ sessions end', async t => {
  const accounts = memoryAccounts()
  await addPerson(accounts, ADMIN, { role: 'manager', disabled: true, displayName: 'Boss' })
  const session = { username: ADMIN, createdAt: 1, expiresAt: 9e15, lastSeenAt: 1, address: '', agent: '' }
  await accounts.openSession('a', session)
  t.equal(await ensureAdmin(accounts, 'seven brown kettles'), undefined)
  t.match(await accounts.person(ADMIN), { role: 'administrator', disabled: false, displayName: 'Boss' })
  t.same(await accounts.sessionsOf(ADMIN), [])
  await accounts.openSession('b', session)
  await ensureAdmin(accounts, 'seven brown kettles')
  t.equal((await accounts.sessionsOf(ADMIN)).length, 1, 'where nothing changed, nothing ends')
})
