import t, { type Test } from 'tap'
import { openTemporaryStorage } from './temporary.ts'

const keys = { p256dh: 'p', auth: 'a' }
const subscription = (name: string) => ({ endpoint: `https://push.example/${name}`, keys })
const address = (name: string) => JSON.stringify(subscription(name))

async function opened(t: Test) {
  const { contacts, close } = await openTemporaryStorage()
  t.teardown(close)
  const take = (person: string, name: string, replaces?: string) =>
    contacts.takePushWay({
      ...{ person, channel: 'push', subscription: subscription(name) },
      replaces: replaces && subscription(replaces).endpoint,
    })
  const ways = async (person: string) =>
    (await contacts.contacts(person))?.ways.map(({ channel, address }) => address ?? channel)
  return { contacts, take, ways }
}

t.test(
  'the first browser comes before other ways, further ones after it, and the same one twice is one',
  async t => {
    const { contacts, take, ways } = await opened(t)
    await take('wang', 'tablet')
    t.same(await ways('wang'), [address('tablet')], 'of somebody who had said nothing')
    const mail = { channel: 'mail', address: 'lin@example.org', verifiedAt: null, goneAt: null }
    const quietHours = { from: '22:00', to: '07:00' } as const
    await contacts.saveContacts('lin', { quietHours, ways: [mail] })
    for (const name of ['phone', 'desk', 'phone']) await take('lin', name)
    t.same(await ways('lin'), [address('desk'), address('phone'), 'lin@example.org'])
    t.same((await contacts.contacts('lin'))?.quietHours, quietHours, 'all else stays')
  },
)

t.test('a browser is of whoever asked last; one that takes the place of another ends it', async t => {
  const { contacts, take, ways } = await opened(t)
  await take('lin', 'hall')
  await take('lin', 'phone')
  await take('wang', 'hall')
  t.same([await ways('lin'), await ways('wang')], [[address('phone')], [address('hall')]])
  await take('lin', 'phone-anew', 'phone')
  t.same(await ways('lin'), [address('phone-anew')])
  await take('lin', 'desk', 'hall')
  t.same(await ways('wang'), [address('hall')], 'but nobody else’s')
  await contacts.dropPushWay('lin', subscription('hall').endpoint)
  t.same(await ways('wang'), [address('hall')])
  await contacts.dropPushWay('lin', subscription('desk').endpoint)
  t.same(await ways('lin'), [address('phone-anew')])
})

t.test('of ten browsers, the one that is gone makes room for an eleventh, and then the oldest', async t => {
  const { contacts, take, ways } = await opened(t)
  for (let n = 0; n < 10; n++) await take('lin', `b${n}`)
  const { endpoint } = subscription('b5')
  t.ok((await ways('lin'))?.includes(JSON.stringify({ endpoint, keys })))
  await contacts.sawWay({ person: 'lin', channel: 'push', address: address('b5'), what: 'gone', at: 9 })
  await take('lin', 'b10')
  t.same(await ways('lin'), ['b0', 'b1', 'b2', 'b3', 'b4', 'b6', 'b7', 'b8', 'b9', 'b10'].map(address))
  await take('lin', 'b11')
  t.notOk((await ways('lin'))?.includes(address('b0')))
  t.equal((await ways('lin'))?.length, 10)
})
