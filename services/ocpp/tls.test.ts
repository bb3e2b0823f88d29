import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { certificatesIn } from '../bridges/testing/certificates.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { boots, type ChargerOptions, connected } from './testing/charger.ts'
import { device, openDoor } from './testing/door.ts'
import { TOKEN } from './testing/raw-charger.ts'

const skip = existsSync('/usr/bin/openssl') || process.env.CI === 'true' ? false : 'openssl is not installed'

/** As an estate makes its own: an authority that its chargers are given, and a server's certificate that it signed. */
function ownCa() {
  const folder = temporaryFolder()
  certificatesIn(folder, [])
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return { ca: read('ca.pem'), cert: read('server.pem'), key: read('server.key') }
}

/** Security profile 2: the server by its certificate, the charger by its password. */
async function securely(t: Parameters<typeof openDoor>[0]) {
  const { ca, ...certificate } = ownCa()
  const door = await openDoor(t, [device('cp-1')], {}, certificate)
  const refusedAs = (more: Partial<ChargerOptions>) =>
    connected({ port: door.port, id: 'cp-1', token: TOKEN, ca, isPlain: false, ...more }).then(
      client => client.close().then(() => 'let in'),
      error => (error as { code?: unknown }).code,
    )
  const counted = (reason: string) => door.tally.of('ocpp_connects_refused', reason)
  return { ...door, ca, refusedAs, counted }
}

t.test('a charger that trusts the estate’s own authority boots over TLS', { skip }, async t => {
  const { port, ca, committed } = await securely(t)
  const charger = await connected({ port, id: 'cp-1', token: TOKEN, ca, isPlain: false })
  t.teardown(() => charger.close())
  await boots(charger)
  t.ok(committed.some(input => input.type === 'status' && input.firmware === '1.2.3'))
})

t.test('TLS lets in nobody whom the password does not', { skip }, async t => {
  const { refusedAs, counted, unclaimed, refusals } = await securely(t)
  t.equal(await refusedAs({ token: 'wrong' }), 401)
  t.equal(counted('token-wrong'), 1)
  t.match(refusals.of('cp-1'), { reasons: [{ reason: 'token-wrong' }] })
  t.equal(await refusedAs({ token: undefined }), 401)
  t.equal(counted('credentials-missing'), 1)
  t.equal(await refusedAs({ id: 'cp-2' }), 401)
  t.match(unclaimed.list(), [{ address: 'cp-2' }])
})

t.test('a charger that was given another authority does not say its password', { skip }, async t => {
  const { refusedAs, committed, tally } = await securely(t)
  t.match(await refusedAs({ ca: ownCa().ca }), /UNABLE_TO_VERIFY|CERT/)
  t.match(
    await refusedAs({ ca: undefined }),
    /UNABLE_TO_VERIFY|CERT/,
    'nor one that knows the public ones alone',
  )
  t.same(committed, [])
  const refused = [...tally.entries('ocpp_connects_refused')].map(([reason]) => reason)
  t.same(
    refused.filter(reason => reason !== 'tls-handshake'),
    [],
    'it never asked to be let in',
  )
})

t.test('a charger of profile 1 at a door with TLS is refused by name', { skip }, async t => {
  const { port, refusedAs, counted, turnedAway } = await securely(t)
  t.match(await refusedAs({ ca: undefined, isPlain: true }), /ECONNRESET|EPIPE/)
  const plain = connect(port, '127.0.0.1')
  plain.on('error', () => {})
  plain.write('GET /ocpp/cp-1 HTTP/1.1\r\n\r\n')
  plain.resume()
  await once(plain, 'close')
  t.equal(counted('tls-handshake'), 2)
  t.match(turnedAway.list(), [{ address: /127\.0\.0\.1$/, reason: 'no-tls', count: 2 }])
})

t.test('whoever says nothing to a door with TLS is not waited for', { skip }, async t => {
  const { ca: _, ...certificate } = ownCa()
  const { port, tally } = await openDoor(t, [], { LINLI_OCPP_HANDSHAKE_TIMEOUT_MS: '50' }, certificate)
  const silent = connect(port, '127.0.0.1')
  silent.on('error', () => {})
  silent.resume()
  await once(silent, 'close', { signal: AbortSignal.timeout(10_000) })
  t.equal(tally.of('ocpp_connects_refused', 'tls-handshake'), 1)
})
