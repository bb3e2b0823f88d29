import t from 'tap'
import type { Role } from '../../domain/model/person.ts'
import { submitAndWait } from '../../runtime/intake.ts'
import { noNotices } from '../testing/no-notices.ts'
import { raised } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { alertAnswer } from '../wire/alert.ts'

async function withAlert(options: Parameters<typeof startTestServer>[0] = {}) {
  const server = await startTestServer(options)
  await server.community.raise(raised('a-1'))
  return { ...server, admin: await asAdmin(server.api) }
}

t.test('a command becomes an input with its actor, and the answer is the alert after it', async t => {
  const { admin, community } = await withAlert()
  const payload = { version: 1, note: 'on my way' }
  const reply = await admin('POST', '/api/alerts/a-1/acknowledge', { payload })
  t.match(alertAnswer.parse(reply.json()), { alert: { id: 'a-1', handling: 'acknowledged', version: 2 } })
  t.same(community.inputs.at(-1), {
    site: 'site-1',
    input: {
      type: 'command',
      command: { action: 'acknowledge', alertId: 'a-1', actor: 'admin', version: 1, note: 'on my way' },
    },
  })
})

t.test('every action has its route, with or without a body', async t => {
  const { admin } = await withAlert()
  const steps: [string, object | undefined, string][] = [
    ['acknowledge', undefined, 'acknowledged'],
    ['claim', undefined, 'assigned'],
    ['assign', { assignee: 'li' }, 'assigned'],
    ['comment', { note: 'blocked by a truck' }, 'assigned'],
    ['on-site', {}, 'on-site'],
    ['transfer', { assignee: 'li', note: 'my shift is over' }, 'assigned'],
    ['pause', { forMs: 60_000, reason: 'the key is with the office' }, 'assigned'],
    ['pause', { until: '2026-05-02T08:00:00+08:00', reason: 'the key is with the office' }, 'assigned'],
    ['resume', undefined, 'assigned'],
    ['urge', { note: 'it smells' }, 'assigned'],
    ['return', { reason: 'wrong building' }, 'new'],
    ['resolve', undefined, 'resolved'],
  ]
  for (const [action, payload, handling] of steps) {
    const reply = await admin('POST', `/api/alerts/a-1/${action}`, payload ? { payload } : {})
    t.equal(reply.statusCode, 200, `${action}: ${reply.body}`)
    if (action !== 'comment') t.equal(reply.json().alert.handling, handling, action)
  }
  t.match((await admin('POST', '/api/alerts/a-1/mute')).json(), { code: 'ROUTE_NOT_FOUND' })
})

t.test('whoever resolves an alert may say what it was', async t => {
  const { admin, community } = await withAlert()
  const reply = await admin('POST', '/api/alerts/a-1/resolve', { payload: { cause: 'false-alarm' } })
  t.match(alertAnswer.parse(reply.json()), { alert: { handling: 'resolved', cause: 'false-alarm' } })
  t.match(community.inputs.at(-1)?.input, { command: { action: 'resolve', cause: 'false-alarm' } })
})

t.test('of two operators at once the second is told how the alert stands now', async t => {
  const { admin } = await withAlert()
  const replies = await Promise.all(
    ['acknowledge', 'on-site'].map(action =>
      admin('POST', `/api/alerts/a-1/${action}`, { payload: { version: 1 } }),
    ),
  )
  t.same(
    replies.map(reply => reply.statusCode),
    [200, 409],
  )
  t.match(replies[1]?.json(), {
    code: 'ALERT_VERSION_CONFLICT',
    alert: { version: 2, handling: 'acknowledged' },
  })
})

t.test('the idempotency key travels with the command, one person’s apart from another’s', async t => {
  const { admin, community } = await withAlert()
  const headers = { 'idempotency-key': 'k-1' }
  await admin('POST', '/api/alerts/a-1/acknowledge', { headers })
  t.match(community.inputs.at(-1)?.input, { command: { key: 'admin k-1' } })
  const long = await admin('POST', '/api/alerts/a-1/resolve', {
    headers: { 'idempotency-key': 'k'.repeat(129) },
  })
  t.match(long.json(), { code: 'VALIDATION_FAILED' })
})

t.test('what does not fit the action is refused before it reaches the flow', async t => {
  const { admin, community } = await withAlert()
  const before = community.inputs.length
  const refusals: [string, object][] = [
    ['assign', {}],
    ['assign', { assignee: '' }],
    ['acknowledge', { assignee: 'li' }],
    ['acknowledge', { cause: 'false-alarm' }],
    ['resolve', { cause: 'somebody' }],
    ['comment', {}],
    ['comment', { note: '  ' }],
    ['comment', { note: 'x'.repeat(2_001) }],
    ['resolve', { version: 1.5 }],
    ['resolve', { verison: 1 }],
    ['claim', { assignee: 'li' }],
    ['transfer', { assignee: 'li' }],
    ['transfer', { assignee: 'li', note: ' ' }],
    ['transfer', { note: 'my shift is over' }],
    ['return', {}],
    ['return', { note: 'wrong building' }],
    ['return', { reason: 'r', forMs: 60_000 }],
    ['pause', { forMs: 60_000 }],
    ['pause', { reason: 'r' }],
    ['pause', { reason: 'r', note: 'n', forMs: 60_000 }],
    ['pause', { reason: 'r', forMs: 60_000, until: '2026-05-02T08:00:00Z' }],
    ['resume', { forMs: 60_000 }],
    ['urge', { reason: 'r' }],
  ]
  for (const [action, payload] of refusals) {
    const reply = await admin('POST', `/api/alerts/a-1/${action}`, { payload })
    t.match(reply.json(), { code: 'VALIDATION_FAILED' }, `${action} ${JSON.stringify(payload).slice(0, 40)}`)
  }
  t.match((await admin('POST', '/api/alerts/a-9/resolve')).json(), { code: 'ALERT_NOT_FOUND' })
  t.equal(community.inputs.length, before)
})

t.test('an overloaded flow says so, and nothing happened', async t => {
  const { admin, community } = await withAlert()
  community.refuse('OVERLOADED')
  t.match((await admin('POST', '/api/alerts/a-1/resolve')).json(), { status: 503, code: 'OVERLOADED' })
  t.match((await admin('GET', '/api/alerts/a-1')).json(), { alert: { handling: 'new' } })
})

t.test('who shelves what may become critical is told so, and nobody else is', async t => {
  const { admin, community } = await withAlert()
  const { alert, event } = raised('a-2')
  await community.raise({ alert: { ...alert, rule: 'charger-hot' }, event })
  const said = async (id: string, action: string, payload: object) =>
    alertAnswer.parse((await admin('POST', `/api/alerts/${id}/${action}`, { payload })).json()).says?.en
  const aside = { forMs: 60_000, reason: 'the fan is being changed' }
  t.match(await said('a-2', 'shelve', aside), /not even when it is or becomes critical/)
  t.equal(await said('a-1', 'shelve', aside), undefined, 'a full bin is no such thing')
  t.equal(await said('a-2', 'unshelve', {}), undefined)
})

t.test('an alert is shelved with a reason and an end, and taken back', async t => {
  const { admin, community } = await withAlert()
  const shelve = (payload: object) => admin('POST', '/api/alerts/a-1/shelve', { payload })
  const reason = 'the lid is being mended'
  t.equal((await shelve({ forMs: 60_000, reason })).statusCode, 200)
  t.match(community.inputs.at(-1)?.input, { command: { action: 'shelve', forMs: 60_000, reason } })
  t.equal((await shelve({ until: '2026-05-02T08:00:00+08:00', reason })).statusCode, 200)
  t.match(community.inputs.at(-1)?.input, { command: { until: Date.UTC(2026, 4, 2) } })
  t.equal((await admin('POST', '/api/alerts/a-1/unshelve', { payload: { note: 'mended' } })).statusCode, 200)
  for (const unfit of [
    { forMs: 60_000 },
    { forMs: 60_000, reason: ' ' },
    { reason },
    { forMs: 1, until: '2026-05-02T08:00:00Z', reason },
    { until: 'tomorrow', reason },
  ])
    t.match((await shelve(unfit)).json(), { code: 'VALIDATION_FAILED' }, JSON.stringify(unfit))
  const other = await admin('POST', '/api/alerts/a-1/acknowledge', { payload: { reason } })
  t.match(other.json(), { code: 'VALIDATION_FAILED' })
})

const member = (id: string, role: Role, zones: string[]) =>
  ({ type: 'roster-saved', actor: 'admin', entry: { what: 'member', member: { id, role, zones } } }) as const

t.test('where administrators alone are known anybody takes an alert, else only who works there', async t => {
  const { admin, community } = await withAlert()
  const give = (action: string, assignee: string) =>
    admin('POST', `/api/alerts/a-1/${action}`, { payload: { assignee, note: 'please' } })
  t.equal((await give('assign', 'anybody')).statusCode, 200)
  const { zone } = raised('a-1').alert
  await submitAndWait(community.intake, 'site-1', member('root', 'administrator', []))
  t.equal((await give('assign', 'anybody')).statusCode, 200)
  for (const input of [member('li', 'grid-worker', [zone]), member('chen', 'grid-worker', ['far'])])
    await submitAndWait(community.intake, 'site-1', input)
  for (const action of ['assign', 'transfer']) {
    const stranger = await give(action, 'anybody')
    t.match(stranger.json(), { status: 422, code: 'ASSIGNEE_UNKNOWN', detail: /anybody/ })
    t.equal((await give(action, 'li')).json().says, undefined)
    const elsewhere = await give(action, 'chen')
    t.match(elsewhere.json(), {
      status: 422,
      code: 'ASSIGNEE_CANNOT_SEE',
      detail: 'chen cannot open this alert',
    })
  }
})

t.test('an alert is given to no caregiver who cannot open it, and nothing comes of the try', async t => {
  const { admin, community } = await withAlert()
  const { zone, deviceId } = raised('a-1').alert
  for (const input of [member('mei', 'caregiver', []), member('li', 'grid-worker', [zone])])
    await submitAndWait(community.intake, 'site-1', input)
  const give = (action: string, assignee: string) =>
    admin('POST', `/api/alerts/a-1/${action}`, { payload: { assignee, note: 'please' } })
  t.equal((await give('assign', 'li')).statusCode, 200)
  for (const action of ['assign', 'transfer']) {
    const refused = await give(action, 'mei')
    t.match(refused.json(), { code: 'ASSIGNEE_CANNOT_SEE', detail: 'mei cannot open this alert' }, action)
  }
  t.match(community.inputs.at(-1)?.input, { command: { assignee: 'li' } }, 'nothing has reached the flow')
  const entry = { what: 'wearer', wearer: { id: 'w-1', device: deviceId, carers: ['mei'] } } as const
  await submitAndWait(community.intake, 'site-1', { type: 'roster-saved', actor: 'admin', entry })
  t.equal((await give('transfer', 'mei')).statusCode, 200)
})

t.test('that somebody to whom it is given could not be told of it is said at once', async t => {
  const away = { isVerified: false, since: null, ways: [], why: 'address-refused' } as const
  const among = async (_site: string, people: ReadonlySet<string>) =>
    [...people].filter(id => id === 'li').map(person => ({ person, as: ['role'], verdict: away }) as const)
  const { admin } = await withAlert({
    override: { notices: { ...noNotices, reach: { ...noNotices.reach, among } } },
  })
  const give = async (assignee: string) =>
    (await admin('POST', '/api/alerts/a-1/assign', { payload: { assignee } })).json()
  t.match((await give('li')).says, {
    en: 'li could not be told of it: the mail server does not know the address.',
  })
  t.equal((await give('chen')).says, undefined)
})
