import t from 'tap'
import { newToken, rotated } from '../domain/model/device-token.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'

const opened = { username: 'admin', lastSeenAt: 1, address: '192.0.2.1', agent: 'Firefox' }

const tokens = rotated({ current: newToken('old', 1) }, 'new', 2, { ms: 9, endsAfterUseMs: 3 })

t.test('people, sessions and device tokens are found again after a restart', async t => {
  const folder = temporaryFolder()
  const before = await openTemporaryStorage({ folder })
  const person = {
    username: 'admin',
    passwordHash: 'scrypt$1',
    role: 'manager',
    displayName: '王经理',
    scope: [{ site: 'garden', zones: ['b3'] }],
    language: 'en',
    disabled: true,
    mustChangePassword: true,
  } as const
  const session = { ...opened, createdAt: 1, expiresAt: 10 }
  await Promise.all([
    before.accounts.savePerson({ ...person, passwordHash: 'older' }),
    before.accounts.savePerson(person),
    before.accounts.openSession('aa', session),
    before.accounts.saveDeviceTokens([['bin-1', { current: newToken('old', 1) }]]),
    before.accounts.saveDeviceTokens([['bin-1', tokens]]),
    before.accounts.saveDeviceTokens([['bin-2', { current: newToken('x', 1) }]]),
    before.accounts.removeDeviceToken('bin-2'),
  ])
  await before.close()

  const { accounts, close } = await openTemporaryStorage({ folder })
  t.same(await accounts.person('admin'), person)
  t.equal(await accounts.person('nobody'), undefined)
  t.same(await accounts.session('aa'), session)
  t.same([...(await accounts.deviceTokens())], [['bin-1', tokens]])
  await close()
})

t.test('a session is gone when it is closed, and when it has expired', async t => {
  const { accounts, close } = await openTemporaryStorage()
  for (const [token, expiresAt] of [
    ['a', 10],
    ['b', 10],
    ['c', 11],
  ] as const) {
    await accounts.openSession(token, { ...opened, createdAt: 1, expiresAt })
  }
  await accounts.closeSession('a')
  t.equal(await accounts.session('a'), undefined)
  await accounts.dropExpiredSessions(10)
  t.equal(await accounts.session('b'), undefined)
  t.ok(await accounts.session('c'))
  await close()
})

t.test('looks at a device come newest first', async t => {
  const { accounts, close } = await openTemporaryStorage()
  const look = (at: number, deviceId = 'band-1') => ({
    at,
    username: 'admin',
    deviceId,
    what: 'readings',
    why: 'caregiver' as const,
  })
  await accounts.recordLooks([look(1), look(2, 'band-2'), look(3)])
  await accounts.recordLooks([look(2)])
  t.same(await accounts.looks('band-1', 10), [look(2), look(3), look(1)])
  t.same(await accounts.looks('band-1', 1), [look(2)])
  await close()
})

t.test('an account that cannot be written refuses no reading', async t => {
  const { accounts, journal, close } = await openTemporaryStorage()
  const nobody = { username: null, passwordHash: 'x', role: 'administrator' } as never
  const refused = t.rejects(accounts.savePerson(nobody), /NOT NULL/)
  const entry = { site: 'riverside', now: 1, input: { type: 'tick' } } as const
  t.equal((await journal.append({ entries: [entry], changes: [] })).first, 1)
  await refused
  await close()
})

t.test(
  'certificates of devices are found again after a restart; of a device that is gone those that open nothing',
  async t => {
    const folder = temporaryFolder()
    const before = await openTemporaryStorage({ folder })
    const decided = { device: 'bin-1', at: 1, by: 'admin' } as const
    const bound = { ...decided, fingerprint: 'aa', state: 'bound', serial: '7', expiresAt: 9 } as const
    const taken = { ...decided, fingerprint: 'bb', state: 'revoked' } as const
    const other = { ...decided, fingerprint: 'cc', state: 'bound', device: 'bin-2' } as const
    for (const each of [bound, { ...taken, state: 'bound' as const }, taken, other])
      await before.accounts.saveDeviceCertificate(each)
    const seen = [{ fingerprint: 'dd', serial: '8', expiresAt: 9, seenAt: 2 }]
    await before.accounts.saveSeenCertificates([
      ['bin-1', [{ ...seen[0], seenAt: 1 } as never]],
      ['bin-2', seen],
    ])
    await before.accounts.saveSeenCertificates([['bin-1', []]])
    await before.close()

    const { accounts, close } = await openTemporaryStorage({ folder })
    t.same([...(await accounts.seenCertificates())], [['bin-2', seen]])
    t.same(await accounts.deviceCertificates(), [bound, taken, other])
    await accounts.removeBoundCertificates('bin-1')
    t.same(await accounts.deviceCertificates(), [taken, other])
    await close()
  },
)
