import t from 'tap'
import { newToken } from '../../domain/model/device-token.ts'
import { HOUR, toRfc3339 } from '../../domain/model/time.ts'
import { sha256 } from '../access/secrets.ts'
import { bin } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'

const { id: _, ...binBody } = bin

t.test('a device is registered, read, changed and deleted', async t => {
  const { api, community, tokenChanges } = await startTestServer()
  const admin = await asAdmin(api)
  const saved = await admin('PUT', '/api/devices/bin-1', { payload: binBody })
  t.equal(saved.statusCode, 200, saved.body)
  t.match(saved.json(), { ...bin, online: null, lastSeenAt: null, values: {} })

  community.report('bin-1', { fillPercent: 40 })
  const list = await admin('GET', '/api/devices')
  t.match(list.json(), {
    devices: [{ id: 'bin-1', values: { fillPercent: 40 }, lastSeenAt: '2026-05-01T12:00:00.000Z' }],
    now: '2026-05-01T12:00:00.000Z',
  })

  const renamed = await admin('PUT', '/api/devices/bin-1', {
    payload: { ...binBody, name: 'West', zone: 'west' },
  })
  t.match(renamed.json(), { name: 'West', zone: 'west', values: { fillPercent: 40 } })

  t.equal((await admin('DELETE', '/api/devices/bin-1')).statusCode, 204)
  t.match((await admin('GET', '/api/devices/bin-1')).json(), { code: 'DEVICE_NOT_FOUND' })
  t.same(tokenChanges.slice(1), [['bin-1', undefined]], 'whoever holds its connection is told')
})

t.test('what does not fit is refused by name and changes nothing', async t => {
  const { api, community } = await startTestServer()
  const admin = await asAdmin(api)
  await admin('PUT', '/api/devices/bin-1', { payload: binBody })
  await admin('PUT', '/api/devices/gw-1', { payload: { ...binBody, kind: 'gateway' } })
  const behind1 = { ...binBody, kind: 'gateway', gateway: 'gw-1' }
  t.equal((await admin('PUT', '/api/devices/gw-2', { payload: behind1 })).statusCode, 200)
  const before = community.inputs.length
  const refusals: [string, object, string][] = [
    ['bin-2', { ...binBody, kind: 'toaster' }, 'DEVICE_KIND_UNKNOWN'],
    ['bin-1', { ...binBody, site: 'site-2' }, 'DEVICE_MOVED'],
    ['bin-1', { ...binBody, kind: 'wristband' }, 'DEVICE_MOVED'],
    ['bin-2', { ...binBody, gateway: 'bin-1' }, 'GATEWAY_UNKNOWN'],
    ['bin-2', { ...binBody, gateway: 'nobody' }, 'GATEWAY_UNKNOWN'],
    ['bin-2', { ...binBody, gateway: 'gw-1', site: 'site-2' }, 'GATEWAY_UNKNOWN'],
    ['gw-1', { ...binBody, kind: 'gateway', gateway: 'gw-1' }, 'GATEWAY_CIRCLE'],
    ['gw-1', { ...binBody, kind: 'gateway', gateway: 'gw-2' }, 'GATEWAY_CIRCLE'],
    ['bin-2', { ...binBody, name: '' }, 'VALIDATION_FAILED'],
    ['bin-2', { ...binBody, colour: 'green' }, 'VALIDATION_FAILED'],
    ['bin-2', { ...binBody, expectedIntervalMs: 999 }, 'VALIDATION_FAILED'],
    ['bin+2', binBody, 'VALIDATION_FAILED'],
    ['b'.repeat(65), binBody, 'VALIDATION_FAILED'],
  ]
  for (const [id, payload, code] of refusals) {
    const reply = await admin('PUT', `/api/devices/${id}`, { payload })
    t.equal(reply.json().code, code, `${id}: ${reply.body}`)
  }
  t.equal(community.inputs.length, before, 'nothing reached the flow')
  const fits = await admin('PUT', '/api/devices/bin-2', { payload: { ...binBody, gateway: 'gw-1' } })
  t.equal(fits.statusCode, 200, 'a gateway on the same site will do')
})

t.test('no circle of gateways comes by deleting one and registering it again', async t => {
  const { api } = await startTestServer()
  const admin = await asAdmin(api)
  const gateway = { ...binBody, kind: 'gateway' }
  const put = async (id: string, payload: object) => {
    const { statusCode, body } = await admin('PUT', `/api/devices/${id}`, { payload })
    return statusCode === 200 ? 'saved' : JSON.parse(body).code
  }
  t.same([await put('a', gateway), await put('b', { ...gateway, gateway: 'a' })], ['saved', 'saved'])
  t.equal(await put('c', { ...gateway, gateway: 'b' }), 'saved')
  await admin('DELETE', '/api/devices/a')
  t.equal(await put('a', { ...gateway, gateway: 'b' }), 'GATEWAY_CIRCLE')
  t.equal(await put('a', { ...gateway, gateway: 'c' }), 'GATEWAY_CIRCLE')
  t.equal(await put('a', binBody), 'GATEWAY_NAMED', 'what others name as their gateway is one')
  t.equal(await put('a', { ...gateway, site: 'site-2' }), 'GATEWAY_NAMED')
  t.equal(await put('b', { ...gateway, gateway: 'a', name: 'B' }), 'saved', 'one left alone may be renamed')
  t.equal(await put('d', { ...gateway, gateway: 'a' }), 'GATEWAY_UNKNOWN', 'and no other may come to it')
  t.equal(await put('a', gateway), 'saved')
})

t.test('of two gateways that name each other at once one is refused', async t => {
  const { api } = await startTestServer()
  const admin = await asAdmin(api)
  const gateway = { ...binBody, kind: 'gateway' }
  for (const id of ['a', 'b']) await admin('PUT', `/api/devices/${id}`, { payload: gateway })
  const replies = await Promise.all(
    ['ab', 'ba'].map(([id, other]) =>
      admin('PUT', `/api/devices/${id}`, { payload: { ...gateway, gateway: other } }),
    ),
  )
  t.same(replies.map(reply => reply.statusCode).sort(), [200, 422])
})

t.test('who deletes a gateway is told which devices still name it', async t => {
  const { api } = await startTestServer()
  const admin = await asAdmin(api)
  await admin('PUT', '/api/devices/gw', { payload: { ...binBody, kind: 'gateway' } })
  await admin('PUT', '/api/devices/bin-1', { payload: { ...binBody, gateway: 'gw' } })
  await admin('PUT', '/api/devices/bin-2', { payload: binBody })
  const reply = await admin('DELETE', '/api/devices/gw')
  t.equal(reply.statusCode, 200)
  t.match(reply.json(), {
    behind: ['bin-1'],
    says: { en: /still name gw as their gateway: 1\./, zh: /1 台设备/ },
  })
  t.equal(
    (await admin('DELETE', '/api/devices/bin-1')).statusCode,
    204,
    'of all others there is nothing to say',
  )
})

t.test('a token is shown once, kept as a hash, and announced', async t => {
  const { api, accounts, tokenChanges } = await startTestServer()
  const admin = await asAdmin(api)
  await admin('PUT', '/api/devices/bin-1', { payload: binBody })
  const reply = (await admin('POST', '/api/devices/bin-1/token')).json()
  t.match(reply, { username: 'bin-1', topic: 'community/site-1/smart-bin/bin-1/telemetry' })
  t.equal(Buffer.from(reply.token, 'base64url').length, 32, '256 bits')
  t.equal((await accounts.deviceTokens()).get('bin-1')?.current.hash, sha256(reply.token))
  t.same(tokenChanges.at(-1), ['bin-1', sha256(reply.token)])
  t.match((await admin('POST', '/api/devices/nobody/token')).json(), { code: 'DEVICE_NOT_FOUND' })
})

t.test('a charger is given a token that can be typed into it: 20 bytes in hex digits', async t => {
  const { api, accounts } = await startTestServer()
  const admin = await asAdmin(api)
  await admin('PUT', '/api/devices/cp-1', { payload: { ...binBody, kind: 'ev-charger' } })
  await admin('PUT', '/api/devices/cab', { payload: { ...binBody, kind: 'gateway' } })
  const tokenOf = async (id: string, payload?: object): Promise<string> =>
    (await admin('POST', `/api/devices/${id}/token`, payload && { payload })).json().token
  const token = await tokenOf('cp-1')
  t.match(token, /^[0-9a-f]{40}$/)
  t.equal((await accounts.deviceTokens()).get('cp-1')?.current.hash, sha256(token))
  t.match(await tokenOf('cp-1', { form: 'base64url' }), /^[\w-]{43}$/)
  t.match(await tokenOf('cab'), /^[\w-]{43}$/, 'a gateway speaks MQTT as well')
  t.match(await tokenOf('cab', { form: 'hex' }), /^[0-9a-f]{40}$/)
})

t.test('tokens overlap as long as was asked, and what is shown of them is never a token', async t => {
  const { api, clock, credentials } = await startTestServer({ env: { LINLI_TOKEN_OVERLAP_HOURS_MAX: '2' } })
  const admin = await asAdmin(api)
  await admin('PUT', '/api/devices/bin-1', { payload: binBody })
  const give = async (payload?: object) =>
    (await admin('POST', '/api/devices/bin-1/token', payload && { payload })).json()
  const shown = async () => (await admin('GET', '/api/devices/bin-1/token')).json()
  t.match(await shown(), { tokens: [], certificate: null, overlapMs: 0, overlapMsMax: 2 * HOUR })
  const { token } = await give()
  credentials.check('bin-1', Buffer.from(token))
  await give({ overlapMs: 2 * HOUR })
  const both = await shown()
  t.match(both.tokens, [
    { which: 'current', state: 'never-used', endsAt: null, lastUsedAt: null },
    { which: 'former', state: 'in-use', endsAt: toRfc3339(clock.now + 2 * HOUR) },
  ])
  t.notMatch(JSON.stringify(both), token)
  clock.now += 2 * HOUR
  t.equal((await shown()).tokens.length, 1, 'to the millisecond')
  t.match(await give({ overlapMs: 2 * HOUR + 1 }), { code: 'VALIDATION_FAILED', detail: /overlapMs/ })
  t.match((await admin('GET', '/api/devices/nobody/token')).json(), { code: 'DEVICE_NOT_FOUND' })
})

t.test('the former token ends when somebody says so, and the current one stays good', async t => {
  const { api, credentials } = await startTestServer()
  const admin = await asAdmin(api)
  await admin('PUT', '/api/devices/bin-1', { payload: binBody })
  const give = async () =>
    (await admin('POST', '/api/devices/bin-1/token', { payload: { overlapMs: HOUR } })).json().token
  const end = (id: string) => admin('DELETE', `/api/devices/${id}/token/former`)
  const opens = (token: string) => credentials.check('bin-1', Buffer.from(token))
  const old = await give()
  t.equal((await end('bin-1')).statusCode, 204, 'there is none')
  t.equal(opens(old), 'ok')
  const current = await give()
  t.equal(opens(old), 'ok', 'they overlap')
  t.equal((await end('bin-1')).statusCode, 204)
  t.same([opens(old), opens(current)], ['wrong-token', 'ok'])
  t.match((await end('nobody')).json(), { code: 'DEVICE_NOT_FOUND' })
})

t.test('two that register one id on two sites at once do not both succeed', async t => {
  const { api, community } = await startTestServer()
  const admin = await asAdmin(api)
  const replies = await Promise.all(
    ['site-1', 'site-2'].map(site => admin('PUT', '/api/devices/bin-1', { payload: { ...binBody, site } })),
  )
  t.same(replies.map(reply => reply.statusCode).sort(), [200, 409])
  t.equal(community.registry.size, 1)
})

t.test('a journal that takes nothing is answered with 503, and the device is not there', async t => {
  const { api, community } = await startTestServer()
  const admin = await asAdmin(api)
  community.refuse('JOURNAL_UNAVAILABLE')
  const reply = await admin('PUT', '/api/devices/bin-1', { payload: binBody })
  t.match(reply.json(), { status: 503, code: 'JOURNAL_UNAVAILABLE' })
  t.equal(reply.headers['retry-after'], '1')
  t.equal(community.registry.size, 0)
})

t.test('a token that outlived its device does not open for the next one of that id', async t => {
  const { api, accounts, tokenChanges } = await startTestServer()
  await accounts.saveDeviceTokens([['bin-1', { current: newToken(sha256('left over'), 1) }]])
  const admin = await asAdmin(api)
  await admin('PUT', '/api/devices/bin-1', { payload: binBody })
  t.notOk((await accounts.deviceTokens()).has('bin-1'))
  t.same(tokenChanges, [['bin-1', undefined]])
  await admin('POST', '/api/devices/bin-1/token')
  await admin('PUT', '/api/devices/bin-1', { payload: { ...binBody, name: 'West' } })
  t.ok((await accounts.deviceTokens()).has('bin-1'), 'a change of its name takes nothing away')
})

t.test('the server’s own device is nobody’s to save, to delete or to speak for', async t => {
  const { api } = await startTestServer({ override: { ownDevice: 'linli' } })
  const admin = await asAdmin(api)
  const payload = { kind: 'smart-bin', site: 'riverside', zone: 'z', name: 'mine' }
  for (const reply of [
    await admin('PUT', '/api/devices/linli', { payload }),
    await admin('DELETE', '/api/devices/linli'),
    await admin('POST', '/api/devices/linli/token'),
  ]) {
    t.equal(reply.statusCode, 409)
    t.match(reply.json(), { code: 'DEVICE_RESERVED', detail: 'linli' })
  }
})
