import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { connect as connectTls } from 'node:tls'
import { promisify } from 'node:util'
import { connectAsync, type IClientOptions } from 'mqtt'
import t, { type Test } from 'tap'
import { fingerprintOf } from '../domain/model/device-certificate.ts'
import { TurnedAway } from '../runtime/turned-away.ts'
import { DeviceCertificates } from './device-certificates.ts'
import { SeenCertificates } from './seen-certificates.ts'
import { openCa, type PairFiles, serverPair, withoutOpenssl as skip } from './testing/certificates.ts'
import { closing, openDoor, signIn } from './testing/fixture.ts'

const MOSQUITTO_PUB = '/usr/bin/mosquitto_pub'
const run = promisify(execFile)
const pem = (file: string) => readFileSync(file, 'utf8')
const fingerprintIn = ({ cert }: PairFiles) =>
  fingerprintOf(new X509Certificate(pem(cert)).fingerprint256) ?? ''

/** A door that believes a CA, and clients with what it signed. */
async function withCa(test: Test, more: { isRequired?: boolean; revoked?: readonly string[] } = {}) {
  const certificates = new DeviceCertificates()
  const seen = new SeenCertificates()
  const turnedAway = new TurnedAway(() => 1)
  const ca = openCa()
  const server = serverPair()
  const door = await openDoor(test, {
    certificate: { cert: pem(server.cert), key: pem(server.key) },
    ...{ certificates, seen, turnedAway },
    clientCertificates: { ca: ca.pem, isRequired: false, revoked: [], ...more },
  })
  const connect = async (pair: PairFiles | undefined, options: IClientOptions = {}) => {
    const shown = pair && { cert: pem(pair.cert), key: pem(pair.key) }
    const client = await connectAsync(`mqtts://127.0.0.1:${door.broker.tlsPort}`, {
      ...{ ca: pem(server.cert), reconnectPeriod: 0, clientId: 'bin-1', ...shown, ...options },
    })
    test.teardown(() => client.endAsync(true))
    return client
  }
  const decide = (
    pair: PairFiles,
    device: string,
    state: 'bound' | 'revoked',
    more: { serial?: string } = {},
  ) => certificates.set({ fingerprint: fingerprintIn(pair), device, state, at: 1, by: 'admin', ...more })
  return { ...door, ca, server, certificates, seen, turnedAway, decide, connectOver: connect }
}

t.test(
  'a certificate whose CN is the device signs in without a token, and its end is known',
  { skip },
  async t => {
    const { seen, ca, connectOver, intake } = await withCa(t)
    const client = await connectOver(ca.sign('bin-1', '03E8'), { username: 'bin-1' })
    await client.publishAsync('community/sunny/smart-bin/bin-1/telemetry', '{"fillPercent":5}', { qos: 1 })
    t.same(intake.told, [5])
    const shown = seen.of('bin-1')[0]
    t.equal(shown?.serial, '3E8')
    t.ok((shown?.expiresAt ?? 0) > Date.now())
    t.equal(seen.of('bin-10')[0], undefined)
    await connectOver(ca.sign('bin-1', '03E9'), { username: 'bin-1', clientId: 'bin-1-b' })
    const serials = seen.of('bin-1').map(each => each.serial)
    t.same(serials, ['3E9', '3E8'], 'each of its certificates is known, so that it can be taken away')
  },
)

t.test(
  'mosquitto_pub with a certificate made by openssl is let in',
  { skip: skip || !existsSync(MOSQUITTO_PUB) },
  async t => {
    const { broker, ca, server, intake } = await withCa(t)
    const { cert, key } = ca.sign('bin-1', '01')
    const door = ['-h', '127.0.0.1', '-p', String(broker.tlsPort), '--cafile', server.cert]
    const who = ['--cert', cert, '--key', key, '-i', 'bin-1', '-V', 'mqttv311', '-q', '1']
    const what = ['-t', 'community/sunny/smart-bin/bin-1/telemetry', '-m', '{"fillPercent":7}']
    await run(MOSQUITTO_PUB, [...door, ...who, ...what])
    t.same(intake.told, [7])
  },
)

t.test('one of its DNS names does as well, and the client need not say who it is', { skip }, async t => {
  const { ca, connectOver, seen } = await withCa(t)
  const pair = ca.sign('Bin at the gate', '05', 'DNS:bin.example,DNS:bin-10')
  await connectOver(pair, { clientId: 'bin-10-modem' })
  t.equal(seen.of('bin-10')[0]?.serial, '5')
})

const refused: [
  title: string,
  reason: string,
  code: number,
  cn: string,
  more?: object,
  options?: IClientOptions,
][] = [
  ['of another device', 'certificate-other', 4, 'bin-10', {}, { username: 'bin-1' }],
  ['of nobody registered', 'anonymous', 5, 'ghost'],
  ['that was revoked', 'certificate-revoked', 5, 'bin-1', { revoked: ['AB'] }, { username: 'bin-1' }],
  [
    'that was revoked, with the right token',
    'certificate-revoked',
    5,
    'bin-1',
    { revoked: ['AB'] },
    signIn('bin-1'),
  ],
  [
    'of another device, with the right token, where one is required',
    'certificate-other',
    4,
    'bin-10',
    { isRequired: true },
    signIn('bin-1'),
  ],
]
for (const [title, reason, code, cn, more = {}, options = {}] of refused)
  t.test(`a certificate ${title} is refused as ${reason}`, { skip }, async t => {
    const { ca, connectOver, tally, turnedAway } = await withCa(t, more)
    await t.rejects(connectOver(ca.sign(cn, 'AB'), options), { code })
    t.equal(tally.of('connects_refused', reason), 1)
    t.match(turnedAway.list(), [{ reason, name: options.username, count: 1 }])
  })

t.test(
  'where it is optional a token opens as before, with no certificate or a strange one',
  { skip },
  async t => {
    const { connectOver } = await withCa(t)
    await connectOver(undefined, signIn('bin-1'))
    await connectOver(openCa('Somebody else').sign('bin-1', '01'), signIn('bin-1'))
    await t.rejects(connectOver(openCa('Somebody else').sign('bin-1', '01'), { username: 'bin-1' }), {
      code: 5,
    })
  },
)

t.test(
  'where it is required nobody gets through the handshake without one that is believed',
  { skip },
  async t => {
    const { broker, connectOver, ca, tally, turnedAway } = await withCa(t, { isRequired: true })
    const { cert, key } = openCa('Somebody else').sign('bin-1', '01')
    const door = { host: '127.0.0.1', port: broker.tlsPort ?? 0, rejectUnauthorized: false }
    for (const shown of [{}, { cert: pem(cert), key: pem(key) }]) {
      const socket = connectTls({ ...door, ...shown })
      socket.on('error', () => {})
      const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
      socket.resume()
      await closed
    }
    t.equal(tally.of('connects_refused', 'tls-handshake'), 2)
    t.match(turnedAway.list(), [
      { address: /127\.0\.0\.1$/, reason: 'client-certificate-strange', name: undefined },
      { reason: 'client-certificate-missing', count: 1 },
    ])
    await connectOver(ca.sign('bin-1', '01'))
  },
)

t.test(
  'a device that is deleted is closed, though it had no token, and does not come back',
  { skip },
  async t => {
    const { ca, connectOver, credentials, devices } = await withCa(t)
    credentials.remove('bin-1')
    const pair = ca.sign('bin-1', '01')
    const client = await connectOver(pair, { username: 'bin-1' })
    const closed = closing(client)
    devices.delete('bin-1')
    credentials.remove('bin-1')
    await closed
    await t.rejects(connectOver(pair, { username: 'bin-1' }))
  },
)

t.test(
  'one that a factory made opens the device to which it was bound, and no other, until it is taken away: then what is open ends',
  { skip },
  async t => {
    const { seen, connectOver, decide, tally } = await withCa(t)
    const pair = openCa('A factory').sign('serial-4711', '07')
    await t.rejects(connectOver(pair, { username: 'bin-1' }), { code: 5 }, 'nobody knows it')
    decide(pair, 'bin-1', 'bound')
    const client = await connectOver(pair)
    t.equal(seen.of('bin-1')[0]?.serial, '7')
    await t.rejects(connectOver(pair, { username: 'bin-10', clientId: 'bin-10' }), { code: 4 })
    const closed = closing(client)
    decide(pair, 'bin-1', 'revoked')
    await closed
    await t.rejects(connectOver(pair), { code: 5 })
    await t.rejects(connectOver(pair, signIn('bin-1')), { code: 5 }, 'nor with its token')
    t.equal(tally.of('connects_refused', 'certificate-revoked'), 2)
    decide(pair, 'bin-1', 'bound')
    await connectOver(pair)
  },
)

t.test(
  'one of the CA is taken away while it is connected, and others of the device stay; bound to another by its text it no longer opens the one that it names',
  { skip },
  async t => {
    const { ca, connectOver, decide } = await withCa(t, { isRequired: true })
    const [first, second] = [ca.sign('bin-1', '01'), ca.sign('bin-1', '02')]
    const lost = await connectOver(first, { clientId: 'bin-1-a' })
    const kept = await connectOver(second, { clientId: 'bin-1-b' })
    const closed = closing(lost)
    decide(first, 'bin-1', 'revoked')
    await closed
    t.ok(kept.connected)
    await t.rejects(connectOver(first), { code: 5 })
    const moved = closing(kept)
    decide(second, 'bin-10', 'bound', { serial: '2' })
    await moved
    await t.rejects(connectOver(second, { username: 'bin-1' }), { code: 4 })
    await connectOver(second, { clientId: 'bin-10' })
  },
)

for (const state of ['bound', 'revoked'] as const)
  t.test(
    `one that names a device opens it, also where its fingerprint was ${state} at another by somebody who never saw it`,
    { skip },
    async t => {
      const { ca, connectOver, decide, certificates, seen } = await withCa(t)
      const [own, shared] = [ca.sign('bin-1', '01'), ca.sign('bin-1', '02', 'DNS:bin-1,DNS:bin-10')]
      for (const pair of [own, shared]) {
        decide(pair, 'bin-10', state)
        await (await connectOver(pair, { username: 'bin-1' })).endAsync()
        t.equal(
          certificates.get(fingerprintIn(pair))?.expiresAt,
          undefined,
          'nor does it become bound by that',
        )
      }
      t.equal(seen.of('bin-1').length, 2)
      await t.rejects(connectOver(own, { username: 'bin-10', clientId: 'bin-10' }))
      const other = connectOver(shared, { username: 'bin-10', clientId: 'bin-10' })
      if (state === 'bound') await other
      else await t.rejects(other, 'it was taken from that one')
    },
  )
