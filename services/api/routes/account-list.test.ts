import t from 'tap'
import { HOUR } from '../../domain/model/time.ts'
import { addPerson, asPerson } from '../testing/people.ts'
import { startTestServer } from '../testing/test-server.ts'
import type { WireListedAccount } from '../wire/account.ts'

t.test('the list of accounts says who uses an app, and when each was last seen', async t => {
  const { api, accounts, clock } = await startTestServer()
  const admin = await asPerson(api, 'admin')
  await addPerson(accounts, 'qian')
  await accounts.saveFactor('qian', { secret: 'x', confirmed: false, lastStep: 0 }, [])
  const lineOf = async (username: string) =>
    (await admin('GET', '/api/accounts'))
      .json()
      .accounts.find((one: WireListedAccount) => one.username === username)
  t.match(
    await lineOf('qian'),
    { secondFactor: false, lastSeenAt: null },
    'one that is not confirmed is none',
  )
  clock.now += HOUR
  await asPerson(api, 'qian')
  await accounts.saveFactor('qian', { secret: 'x', confirmed: true, lastStep: 0 }, [])
  const seen = new Date(clock.now).toISOString()
  t.match(await lineOf('qian'), { secondFactor: true, lastSeenAt: seen })
})
