import t from 'tap'
import { addPerson, asPerson, trySignIn } from '../testing/people.ts'
import { bin } from '../testing/samples.ts'
import { startTestServer } from '../testing/test-server.ts'

const li = { username: 'li', role: 'grid-worker', scope: [{ site: 'site-1', zones: ['gate'] }] }
const { id: _, ...binBody } = bin

/** A site with a zone, an administrator, and a manager of that site. */
async function start() {
  const server = await startTestServer()
  const { api, accounts } = server
  const admin = await asPerson(api, 'admin')
  await admin('PUT', '/api/devices/bin-1', binBody)
  await addPerson(accounts, 'wang', { role: 'manager', scope: [{ site: 'site-1', zones: [] }] })
  return { ...server, admin, manager: await asPerson(api, 'wang') }
}

t.test(
  'of two who change an account at once the second is told, and the first is not written over',
  async t => {
    const { admin, manager } = await start()
    await admin('POST', '/api/accounts', li)
    const seen = async () =>
      (await admin('GET', '/api/accounts'))
        .json()
        .accounts.find(({ username }: { username: string }) => username === 'li').version
    const version = await seen()
    const first = await manager('PUT', '/api/accounts/li', {
      ...li,
      username: undefined,
      disabled: true,
      version,
    })
    t.equal(first.statusCode, 200)
    t.not(first.json().version, version)
    const second = await admin('PUT', '/api/accounts/li', {
      ...{ role: 'technician', scope: li.scope, displayName: 'Li', version },
    })
    t.match([second.statusCode, second.json().code], [409, 'ACCOUNT_VERSION_CONFLICT'])
    const again = { role: 'technician', scope: li.scope, version: await seen() }
    t.match((await admin('PUT', '/api/accounts/li', again)).json(), { role: 'technician', state: 'disabled' })
    t.equal((await admin('PUT', '/api/accounts/li', { ...again, version: undefined })).statusCode, 200)
  },
)

t.test('an account with an empty scope is told so, and is there for whoever can mend it', async t => {
  const { api, accounts, admin } = await start()
  await addPerson(accounts, 'gu', { role: 'grid-worker', scope: [] })
  await addPerson(accounts, 'he', { role: 'caregiver', scope: [] })
  t.match((await trySignIn(api, 'gu')).json(), { status: 403, code: 'ACCOUNT_WITHOUT_PLACE' })
  t.equal((await trySignIn(api, 'gu', 'something else entirely')).json().code, 'SIGN_IN_FAILED')
  t.match((await trySignIn(api, 'he')).json(), { scope: [] }, 'whose place is where the wearers are')
  const { accounts: found } = (await admin('GET', '/api/accounts')).json()
  t.match(
    found.find(({ username }: { username: string }) => username === 'gu'),
    { scope: [] },
  )
  const mended = await admin('PUT', '/api/accounts/gu', { role: 'grid-worker', scope: li.scope })
  t.equal(mended.statusCode, 200)
  t.equal((await trySignIn(api, 'gu')).statusCode, 200)
})
