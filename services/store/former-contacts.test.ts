import t from 'tap'
import type { Contacts } from './contact-store.ts'
import { openTemporaryStorage } from './temporary.ts'
import { begun, notice } from './testing/sample-notice.ts'

const lin: Contacts = {
  quietHours: { from: '22:00', to: '07:00' },
  ways: [
    { channel: 'mail', address: 'lin@example.org', verifiedAt: 4, goneAt: null },
    { channel: 'robot', address: null, verifiedAt: null, goneAt: null },
  ],
}

t.test(
  'with an account goes how its owner was reached, every address that was ever used, and nobody else',
  async t => {
    const { notices, contacts, accounts, close } = await openTemporaryStorage()
    await contacts.saveContacts('lin', lin)
    await contacts.saveContacts('wang', { ...lin, quietHours: null })
    await notices.save([
      { type: 'queued', notice: notice('a-1/2') },
      { type: 'queued', notice: notice('a-1/3', { person: 'wang' }) },
      { type: 'attempt-begun', notice: 'a-1/2', attempt: begun(1) },
      { type: 'attempt-begun', notice: 'a-1/3', attempt: begun(1, 'wang@example.org') },
    ])
    t.same(await contacts.contacts('lin'), lin)
    await accounts.removePerson('lin', 9)
    t.equal(await contacts.contacts('lin'), undefined)
    t.equal((await notices.get('a-1/2'))?.attempts[0]?.address, null)
    t.equal((await notices.get('a-1/3'))?.attempts[0]?.address, 'wang@example.org')
    t.equal((await contacts.contacts('wang'))?.ways.length, 2)
    await close()
  },
)

t.test('nothing of somebody whose account ended is written down again by what was on its way', async t => {
  const { notices, contacts, accounts, close } = await openTemporaryStorage()
  await notices.save([{ type: 'queued', notice: notice('a-1/2') }])
  await accounts.removePerson('lin', 9)
  await contacts.saveContacts('lin', lin)
  const subscription = { endpoint: 'https://push.example/1', keys: { p256dh: 'p', auth: 'a' } }
  await contacts.takePushWay({ person: 'lin', channel: 'push', subscription })
  await notices.save([{ type: 'attempt-begun', notice: 'a-1/2', attempt: begun(1) }])
  t.equal(await contacts.contacts('lin'), undefined)
  t.match((await notices.get('a-1/2'))?.attempts, [{ n: 1, address: null }])
  await close()
})
