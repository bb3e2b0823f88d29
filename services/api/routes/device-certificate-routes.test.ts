import { readFileSync } from 'node:fs'
import t from 'tap'
import { openCa, withoutOpenssl as skip } from '../../broker/testing/certificates.ts'
import { addPerson, asPerson } from '../testing/people.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'

const bin = { kind: 'smart-bin', site: 'riverside', zone: 'gate-1', name: 'Bin' }
const one = `${'AB:'.repeat(31)}AB`
const fingerprint = 'ab'.repeat(32)

async function twoBins(env: Record<string, string> = {}) {
  const { api, accounts, seen } = await startTestServer({ env })
  const admin = await asAdmin(api)
  for (const id of ['bin-1', 'bin-2']) await admin('PUT', `/api/devices/${id}`, { payload: bin })
  const bind = (id: string, payload: object) => admin('POST', `/api/devices/${id}/certificates`, { payload })
  const take = (id: string, print: string, query = '') =>
    admin('DELETE', `/api/devices/${id}/certificates/${print}${query}`)
  const list = async (id: string) => (await admin('GET', `/api/devices/${id}/token`)).json().certificates
  return { api, accounts, seen, admin, bind, take, list }
}

t.test(
  'a certificate is bound by its fingerprint, taken away, and bound again; who decided is told',
  async t => {
    const { bind, take, list } = await twoBins()
    const bound = await bind('bin-1', { fingerprint: one })
    t.match(bound.json(), { fingerprint, state: 'bound', by: 'admin', serial: null, expiresAt: null })
    t.equal(
      (await bind('bin-1', { fingerprint: `sha256 Fingerprint=${one}` })).statusCode,
      200,
      'it is already',
    )
    t.equal((await take('bin-1', fingerprint)).statusCode, 204)
    t.match(await list('bin-1'), [{ fingerprint, state: 'revoked' }])
    await bind('bin-1', { fingerprint })
    t.match(await list('bin-1'), [{ fingerprint, state: 'bound' }])
    t.equal((await list('bin-1')).length, 1)
  },
)

t.test(
  'the text of a certificate says its number and its end; anything else is refused in words',
  { skip },
  async t => {
    const { bind } = await twoBins()
    const pem = readFileSync(openCa().sign('serial-4711', '0F').cert, 'utf8')
    t.match((await bind('bin-1', { pem })).json(), {
      serial: 'F',
      expiresAt: /Z$/,
      fingerprint: /^[0-9a-f]{64}$/,
    })
    for (const body of [{ pem: 'no' }, { pem: pem.slice(0, 99) }, { fingerprint: 'ab:cd' }])
      t.match((await bind('bin-1', body)).json(), { status: 400, code: 'CERTIFICATE_UNFIT' })
    t.equal((await bind('bin-1', { pem, fingerprint })).json().code, 'VALIDATION_FAILED')
    t.equal((await bind('nobody', { fingerprint })).json().code, 'DEVICE_NOT_FOUND')
  },
)

t.test('what opens one device, or was taken from it, is nobody else’s', async t => {
  const { bind, take } = await twoBins()
  await bind('bin-1', { fingerprint })
  t.equal((await bind('bin-2', { fingerprint })).json().code, 'CERTIFICATE_OF_ANOTHER')
  await take('bin-1', fingerprint)
  t.equal((await bind('bin-2', { fingerprint })).json().code, 'CERTIFICATE_TAKEN_ELSEWHERE')
  t.equal((await take('bin-2', fingerprint)).json().code, 'CERTIFICATE_OF_ANOTHER')
})

t.test(
  'as many as the limit says are kept of a device; to take one away that is bound always goes',
  async t => {
    const { bind, take } = await twoBins({ LINLI_DEVICE_CERTIFICATES: '2' })
    const [second, third] = ['0c'.repeat(32), '0d'.repeat(32)]
    t.equal((await bind('bin-1', { fingerprint })).statusCode, 200)
    t.equal((await bind('bin-1', { fingerprint: second })).statusCode, 200)
    t.equal((await bind('bin-1', { fingerprint: third })).json().code, 'CERTIFICATES_TOO_MANY')
    t.equal((await take('bin-1', third, '?unseen=true')).json().code, 'CERTIFICATES_TOO_MANY')
    t.equal((await take('bin-1', second)).statusCode, 204)
  },
)

t.test(
  'a device that is registered anew is opened by none that was bound before, and what was taken stays taken',
  async t => {
    const { admin, bind, take, list } = await twoBins()
    const second = '0c'.repeat(32)
    await bind('bin-1', { fingerprint })
    await take('bin-1', second, '?unseen=true')
    await admin('DELETE', '/api/devices/bin-1')
    await admin('PUT', '/api/devices/bin-1', { payload: bin })
    t.match(await list('bin-1'), [{ fingerprint: second, state: 'revoked' }])
    t.equal((await list('bin-1')).length, 1)
  },
)

t.test(
  'a mistyped fingerprint is refused with those there are; one that nobody saw is taken away where that is meant',
  async t => {
    const { bind, take, list } = await twoBins()
    const mistyped = 'ac'.repeat(32)
    t.match((await take('bin-1', mistyped)).json(), { code: 'CERTIFICATE_NOT_FOUND', detail: /it has none/ })
    await bind('bin-1', { fingerprint })
    const refused = (await take('bin-1', mistyped)).json()
    t.match(refused, { status: 404, code: 'CERTIFICATE_NOT_FOUND', detail: new RegExp(fingerprint) })
    t.match(await list('bin-1'), [{ fingerprint, state: 'bound' }])
    t.equal((await list('bin-1')).length, 1)
    t.equal((await take('bin-1', mistyped, '?unseen=true')).statusCode, 204)
    t.equal((await bind('bin-2', { fingerprint: mistyped })).json().code, 'CERTIFICATE_TAKEN_ELSEWHERE')
  },
)

t.test(
  'the certificate of a CA, and a text with a private key in it, are bound to nothing, and the key is not said again',
  { skip },
  async t => {
    const { bind, list } = await twoBins()
    const ca = openCa()
    t.match((await bind('bin-1', { pem: ca.pem })).json(), { status: 400, code: 'CERTIFICATE_OF_AUTHORITY' })
    const { cert, key } = ca.sign('serial-4711', '0F')
    const [certificate, secret] = [readFileSync(cert, 'utf8'), readFileSync(key, 'utf8')]
    const encrypted = secret.replaceAll('PRIVATE KEY', 'ENCRYPTED PRIVATE KEY')
    for (const pem of [certificate + secret, secret + certificate, secret, certificate + encrypted]) {
      const answer = await bind('bin-1', { pem })
      t.match(answer.json(), { status: 400, code: 'PRIVATE_KEY_SENT' })
      t.notMatch(answer.body, secret.split('\n')[1])
    }
    t.same(await list('bin-1'), [])
  },
)

t.test('whoever reaches one device locks out no other, and learns nothing of it', { skip }, async t => {
  const { api, accounts, seen, admin, bind, take } = await twoBins()
  await admin('PUT', '/api/devices/bin-3', { payload: { ...bin, zone: 'gate-3' } })
  await addPerson(accounts, 'techy', {
    role: 'technician',
    scope: [{ site: 'riverside', zones: ['gate-3'] }],
  })
  const techy = await asPerson(api, 'techy')
  const at = (id: string) => `/api/devices/${id}/certificates`
  const shown = { fingerprint, serial: '7', expiresAt: Date.parse('2126-01-01') }
  seen.signedIn('bin-1', shown, 1)
  const pem = readFileSync(openCa().sign('bin-1', '0F').cert, 'utf8')
  for (const answer of [
    await techy('POST', at('bin-3'), { fingerprint }),
    await techy('POST', at('bin-3'), { fingerprint, takenElsewhere: true }),
    await techy('POST', at('bin-3'), { pem }),
    await techy('DELETE', `${at('bin-3')}/${fingerprint}`),
    await techy('DELETE', `${at('bin-3')}/${fingerprint}?unseen=true`),
  ]) {
    t.match(answer.json(), { status: 409, code: 'CERTIFICATE_OF_ANOTHER' })
    t.notMatch(answer.body, 'bin-1')
  }
  t.match((await bind('bin-1', { fingerprint })).json(), { state: 'bound', serial: '7' })
  t.equal((await take('bin-1', fingerprint)).statusCode, 204)
  const refused = await techy('POST', at('bin-3'), { fingerprint, takenElsewhere: true })
  t.equal(refused.json().code, 'CERTIFICATE_OF_ANOTHER', 'it was taken from one that they do not reach')
})

t.test('one that was taken away at another device is bound where that is said', async t => {
  const { bind, take, list } = await twoBins()
  await take('bin-1', fingerprint, '?unseen=true')
  t.match((await bind('bin-2', { fingerprint })).json(), {
    status: 409,
    code: 'CERTIFICATE_TAKEN_ELSEWHERE',
  })
  t.match((await bind('bin-2', { fingerprint, takenElsewhere: true })).json(), { state: 'bound' })
  t.same(await list('bin-1'), [])
  t.match(await list('bin-2'), [{ fingerprint, state: 'bound' }])
})
