import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { connect as connectSocket } from 'node:net'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import t from 'tap'
import { temporaryFolder } from '../store/temporary.ts'
import { connectBytes } from './raw-packets.ts'
import { openDoor, signIn } from './testing/fixture.ts'

const OPENSSL = '/usr/bin/openssl'
const skip = existsSync(OPENSSL) || process.env.CI === 'true' ? false : 'openssl is not installed'

function certificate(): { cert: string; key: string } {
  const folder = temporaryFolder()
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const form = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '1',
  ]
  const names = ['-subj', '/CN=linli', '-addext', 'subjectAltName=IP:127.0.0.1']
  execFileSync(OPENSSL, [...form, ...names, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
}

t.test('with a certificate a device publishes over TLS under the same rules', { skip }, async t => {
  const pair = certificate()
  const { broker, intake, tally } = await openDoor(t, { certificate: pair })
  const url = `mqtts://127.0.0.1:${broker.tlsPort}`
  const client = await connectAsync(url, { ...signIn('bin-1'), ca: pair.cert })
  await client.publishAsync('community/sunny/smart-bin/bin-1/telemetry', '{"fillPercent":5}', { qos: 1 })
  await client.endAsync()
  t.same(intake.told, [5])
  const stranger = connectAsync(url, { ca: pair.cert, reconnectPeriod: 0 })
  await t.rejects(stranger, { code: 5 })
  t.equal(tally.of('connects_refused', 'anonymous'), 1)
})

t.test('one that has signed in over TLS is no longer among those who have yet to', { skip }, async t => {
  const pair = certificate()
  const { broker, tally } = await openDoor(t, { certificate: pair, limits: { signingInMax: 1 } })
  const url = `mqtts://127.0.0.1:${broker.tlsPort}`
  const first = await connectAsync(url, { ...signIn('bin-1'), ca: pair.cert })
  const second = await connectAsync(url, { ...signIn('bin-10'), ca: pair.cert })
  t.same([first.connected, second.connected], [true, true])
  t.equal(tally.of('connects_refused', 'signing-in-max'), 0)
  await Promise.all([first.endAsync(), second.endAsync()])
})

t.test('a client that speaks plainly to the TLS port is refused and counted', { skip }, async t => {
  const { broker, tally } = await openDoor(t, { certificate: certificate() })
  const plain = connectSocket(broker.tlsPort ?? 0, '127.0.0.1')
  plain.write(connectBytes({ clientId: 'bin-1' }))
  plain.resume()
  await once(plain, 'close')
  t.equal(tally.of('connects_refused', 'tls-handshake'), 1)
})

t.test('without a certificate there is no TLS port', async t => {
  const { broker } = await openDoor(t)
  t.equal(broker.tlsPort, undefined)
})
