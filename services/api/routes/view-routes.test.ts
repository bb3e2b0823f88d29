import t from 'tap'
import { addPerson, asPerson } from '../testing/people.ts'
import { startTestServer } from '../testing/test-server.ts'

async function start(env: Record<string, string> = {}) {
  const server = await startTestServer({ env })
  await addPerson(server.accounts, 'wang', { role: 'manager', scope: [{ site: 'site-1', zones: [] }] })
  return {
    ...server,
    admin: await asPerson(server.api, 'admin'),
    wang: await asPerson(server.api, 'wang'),
  }
}
const night = { name: '夜班', query: '?severity=critical,high', group: 'zone' }

t.test('a saved view is there for its owner, in the order of making, and for nobody else', async t => {
  const { admin, wang } = await start()
  t.match((await wang('PUT', '/api/me/views/night', night)).json(), { id: 'night', ...night })
  t.match((await wang('PUT', '/api/me/views/gate', { name: 'Gate', query: '' })).json(), { group: 'none' })
  await wang('PUT', '/api/me/views/night', { ...night, name: '夜班二' })
  const { views } = (await wang('GET', '/api/me/views')).json()
  t.match(views, [{ id: 'night', name: '夜班二' }, { id: 'gate' }])
  t.same((await admin('GET', '/api/me/views')).json(), { views: [] })
  t.equal((await admin('DELETE', '/api/me/views/night')).json().code, 'VIEW_NOT_FOUND')
})

t.test('a view that is deleted is gone', async t => {
  const { wang } = await start()
  await wang('PUT', '/api/me/views/night', night)
  t.equal((await wang('DELETE', '/api/me/views/night')).statusCode, 204)
  t.equal((await wang('DELETE', '/api/me/views/night')).json().code, 'VIEW_NOT_FOUND')
  t.same((await wang('GET', '/api/me/views')).json(), { views: [] })
})

t.test('one more than the limit is refused, a change of one that is there is not', async t => {
  const { wang } = await start({ LINLI_SAVED_VIEWS: '2' })
  for (const id of ['a', 'b']) t.equal((await wang('PUT', `/api/me/views/${id}`, night)).statusCode, 200)
  t.equal((await wang('PUT', '/api/me/views/c', night)).json().code, 'VIEWS_TOO_MANY')
  t.equal((await wang('PUT', '/api/me/views/b', night)).statusCode, 200)
})

t.test('what is no view is refused', async t => {
  const { wang } = await start()
  const table: [string, object][] = [
    ['night', { ...night, name: '' }],
    ['night', { ...night, name: 'x'.repeat(41) }],
    ['night', { ...night, query: 'severity=critical' }],
    ['night', { ...night, query: `?${'x'.repeat(1_000)}` }],
    ['night', { ...night, group: 'mood' }],
    ['Night!', night],
  ]
  for (const [id, body] of table)
    t.equal(
      (await wang('PUT', `/api/me/views/${encodeURIComponent(id)}`, body)).json().code,
      'VALIDATION_FAILED',
    )
})

t.test('the views of an account end with it', async t => {
  const { admin, wang, accounts } = await start()
  await wang('PUT', '/api/me/views/night', night)
  t.equal((await admin('DELETE', '/api/accounts/wang')).statusCode, 204)
  t.same(await accounts.views('wang'), [])
})
