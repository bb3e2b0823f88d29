import t from 'tap'
import type { ApiKey } from './account-store.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'

const person = {
  username: 'wang',
  passwordHash: 'old',
  role: 'grid-worker',
  scope: 'all',
  displayName: 'Wang',
  language: 'zh',
  disabled: false,
  mustChangePassword: false,
} as const
const link = { username: 'wang', purpose: 'invitation', by: 'admin', expiresAt: 10 } as const
const session = {
  ...{ username: 'wang', createdAt: 1, expiresAt: 10, lastSeenAt: 1 },
  ...{ address: '192.0.2.1', agent: '' },
}

t.test('a link is taken once, by whoever comes first, and a new one ends the one before', async t => {
  const { accounts, close } = await openTemporaryStorage()
  await accounts.addLink('a', link)
  await accounts.addLink('b', { ...link, purpose: 'reset' })
  t.equal(await accounts.link('a'), undefined)
  const taken = await Promise.all([accounts.takeLink('b'), accounts.takeLink('b')])
  t.same(taken, [{ ...link, purpose: 'reset' }, undefined])
  await close()
})

t.test('a code is taken once, though two come at the same time, and none of an earlier step', async t => {
  const { accounts, close } = await openTemporaryStorage()
  await accounts.saveFactor('wang', { secret: 'x', confirmed: true, lastStep: 5 }, ['r1', 'r2'])
  t.same(await Promise.all([accounts.takeStep('wang', 7), accounts.takeStep('wang', 7)]), [true, false])
  t.equal(await accounts.takeStep('wang', 6), false)
  t.equal(await accounts.takeStep('nobody', 9), false)
  const codes = [accounts.takeRecoveryCode('wang', 'r1'), accounts.takeRecoveryCode('wang', 'r1')]
  t.same(await Promise.all(codes), [true, false])
  t.equal(await accounts.takeRecoveryCode('li', 'r2'), false, 'another person’s')
  t.equal(await accounts.recoveryCodesLeft('wang'), 1)
  await accounts.saveFactor('wang', { secret: 'y', confirmed: false, lastStep: 0 }, [])
  t.equal(await accounts.recoveryCodesLeft('wang'), 0, 'those of the secret before are gone')
  await close()
})

t.test('with a person goes all that opens the account; the name stays taken', async t => {
  const folder = temporaryFolder()
  const before = await openTemporaryStorage({ folder })
  const { accounts } = before
  await accounts.savePerson(person)
  await accounts.openSession('s', session)
  await accounts.addLink('l', link)
  await accounts.saveFactor('wang', { secret: 'x', confirmed: true, lastStep: 5 }, ['r1'])
  await accounts.rememberBrowser('b', 'wang', 10)
  await accounts.saveIdentity('https://id.example', '17', 'wang')
  t.equal(await accounts.isFormer('wang'), false)
  await accounts.removePerson('wang', 7)
  await before.close()

  const after = await openTemporaryStorage({ folder })
  const found = after.accounts
  t.same(await found.people(), [])
  t.equal(await found.isFormer('wang'), true)
  t.equal(await found.session('s'), undefined)
  t.equal(await found.link('l'), undefined)
  t.equal(await found.factor('wang'), undefined)
  t.equal(await found.recoveryCodesLeft('wang'), 0)
  t.equal(await found.knowsBrowser('b', 'wang', 1), false)
  t.equal(await found.identity('https://id.example', '17'), undefined)
  await after.close()
})

t.test('a hash is replaced where it is still that one', async t => {
  const { accounts, close } = await openTemporaryStorage()
  await accounts.savePerson(person)
  await accounts.replaceHash('wang', 'old', 'new')
  await accounts.replaceHash('wang', 'old', 'late')
  t.match(await accounts.person('wang'), { passwordHash: 'new' })
  await close()
})

t.test('a browser is known for one person, until its time; of many the latest stay', async t => {
  const { accounts, close } = await openTemporaryStorage()
  await accounts.rememberBrowser('b', 'wang', 10)
  t.same(
    await Promise.all([
      accounts.knowsBrowser('b', 'wang', 9),
      accounts.knowsBrowser('b', 'wang', 10),
      accounts.knowsBrowser('b', 'li', 9),
    ]),
    [true, false, false],
  )
  for (let n = 0; n < 20; n += 1) await accounts.rememberBrowser(`b${n}`, 'wang', 20 + n)
  t.equal(await accounts.knowsBrowser('b', 'wang', 9), false)
  t.equal(await accounts.knowsBrowser('b0', 'wang', 9), true)
  await accounts.forgetBrowsersOf('wang')
  t.equal(await accounts.knowsBrowser('b0', 'wang', 9), false)
  await close()
})

t.test(
  'sessions of a person come the latest first, and when each was last seen never runs backwards',
  async t => {
    const { accounts, close } = await openTemporaryStorage()
    await accounts.openSession('a', session)
    await accounts.openSession('b', { ...session, createdAt: 2 })
    await accounts.openSession('c', { ...session, username: 'li' })
    await accounts.touchSession('a', 7)
    await accounts.touchSession('a', 6)
    t.same(
      (await accounts.sessionsOf('wang')).map(({ tokenHash, lastSeenAt }) => [tokenHash, lastSeenAt]),
      [
        ['b', 1],
        ['a', 7],
      ],
    )
    await close()
  },
)

t.test('a key is found by its hash, with when it was last used, until it is removed', async t => {
  const { accounts, close } = await openTemporaryStorage()
  const key: ApiKey = {
    ...{ id: 'k1', name: 'board', role: 'manager', scope: [{ site: 'garden', zones: [] }] },
    ...{ rights: ['alerts.read'], by: 'admin', createdAt: 1, expiresAt: 10, lastUsedAt: null },
  }
  await accounts.saveKey('hash', key)
  t.same(await accounts.keyByHash('hash'), key)
  await accounts.touchKey('k1', 5)
  t.same(await accounts.keys(), [{ ...key, lastUsedAt: 5 }])
  await accounts.removeKey('k1')
  t.equal(await accounts.keyByHash('hash'), undefined)
  await close()
})

t.test('what was done to an account comes the latest first', async t => {
  const { accounts, close } = await openTemporaryStorage()
  const event = (at: number, what: string, username = 'wang') => {
    return { at, actor: 'admin', username, what, note: null }
  }
  await accounts.recordAccountEvent(event(1, 'made'))
  await accounts.recordAccountEvent(event(2, 'made', 'li'))
  await accounts.recordAccountEvent(event(2, 'disabled'))
  t.same(await accounts.accountEvents('wang', 9), [event(2, 'disabled'), event(1, 'made')])
  t.same(await accounts.accountEvents('wang', 1), [event(2, 'disabled')])
  await close()
})
