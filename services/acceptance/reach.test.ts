import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import type { WireSiteReach } from '../api/wire/reach.ts'
import type { WireMe } from '../api/wire/session.ts'
import { startSmtp } from '../notify/testing/smtp-counterpart.ts'
import { signIn } from './client.ts'
import { Staff } from './staff.ts'

t.test(
  'an address is entered, shown by a code in a letter to be read, and told apart from one that is not',
  async t => {
    const mail = await startSmtp()
    const server = await startRealServer()
    t.teardown(() => Promise.all([server.stop(), mail.close()]))
    const client = await signIn(server)
    const staff = new Staff(client)
    await client.addDevice('gw', 'gateway')
    await staff.add('li', 'grid-worker')
    await staff.channel('mail', { kind: 'email', settings: mail.settings, testTo: mail.address })
    const reach = async () => {
      const { people } = (await staff.ask('GET', '/api/sites/demo/reachability')) as WireSiteReach
      return people.map(
        ({ id, why, verified }) => `${id} ${why ?? 'reachable'}${verified ? ', verified' : ''}`,
      )
    }
    const ofMe = async () => ((await staff.ask('GET', '/api/me')) as WireMe).reach

    t.same(
      await reach(),
      ['admin no-address', 'li no-address'],
      'without a manager the administrator answers',
    )
    t.match(await ofMe(), { reachable: false, why: 'no-address', site: 'demo' })

    const way = { channel: 'mail', address: 'ada@example.org' }
    t.equal((await client.call('PUT', '/api/me/contacts', { ways: [way] })).status, 200)
    t.same(await reach(), ['admin reachable', 'li no-address'])

    t.equal((await client.call('POST', '/api/me/contacts/verify', way)).status, 200)
    t.match(mail.letters.at(-1), /^To: ada@example\.org/m)
    const code = /(?:code: |验证码：)(\d{6})/.exec(mail.received.at(-1) ?? '')?.[1] ?? 'none'
    t.equal((await client.call('POST', '/api/me/contacts/confirm', { ...way, code })).status, 204)
    t.same(await reach(), ['admin reachable, verified', 'li no-address'])
    t.match(await ofMe(), { reachable: true, verified: true, remedy: null })
  },
)
