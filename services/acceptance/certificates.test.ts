import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import { connectAsync } from 'mqtt'
import t from 'tap'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import type { WireDeviceCertificate } from '../api/wire/device-certificate.ts'
import type { WireDeviceToken, WireDeviceTokens } from '../api/wire/device-token.ts'
import type { WireSession } from '../api/wire/session.ts'
import { openCa, serverPair, withoutOpenssl as skip } from '../broker/testing/certificates.ts'

/** Asks over HTTPS, and believes the server: the certificate is the test's own. */
function asking({ httpPort }: RealServer) {
  let token = ''
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const headers = {
      ...(token !== '' && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    }
    const asked = request(`https://127.0.0.1:${httpPort}${path}`, {
      method,
      headers,
      rejectUnauthorized: false,
    })
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    asked.on('error', reject).on('response', async response => {
      const answer = await text(response)
      if ((response.statusCode ?? 500) >= 400) reject(new Error(`${method} ${path}: ${answer}`))
      else resolve((answer === '' ? undefined : JSON.parse(answer)) as T)
    })
    asked.end(body && JSON.stringify(body))
    return promise
  }
  const signIn = async (password: string) => {
    token = (await call<WireSession>('POST', '/api/session', { username: 'admin', password })).token
  }
  return { call, signIn }
}

t.test(
  'a certificate from a factory is bound to a bin, taken away while it is connected, and bound again, without a restart',
  { skip },
  async t => {
    const door = serverPair()
    const believed = openCa()
    const factory = openCa('A factory').sign('serial-4711', '07')
    const pem = readFileSync(factory.cert, 'utf8')
    const server = await startRealServer({
      ...{ LINLI_TLS_CERT: door.cert, LINLI_TLS_KEY: door.key, LINLI_MQTTS_PORT: '0' },
      LINLI_MQTT_CLIENT_CA: believed.cert,
    })
    t.teardown(() => server.stop())
    const { call, signIn } = asking(server)
    await signIn(server.password)
    const bin = { kind: 'smart-bin', site: 'riverside', zone: 'gate-1', name: 'Bin 7' }
    await call('PUT', '/api/devices/bin-7', bin)
    const { mqtt } = await call<WireDeviceToken>('POST', '/api/devices/bin-7/token')
    const connect = (pair = factory, clientId = 'bin-7') =>
      connectAsync(`mqtts://127.0.0.1:${mqtt.tlsPort}`, {
        ...{ rejectUnauthorized: false, reconnectPeriod: 0, clientId },
        ...{ cert: readFileSync(pair.cert, 'utf8'), key: readFileSync(pair.key, 'utf8') },
      })
    await t.rejects(connect(), { code: 5 })
    const path = '/api/devices/bin-7/certificates'
    const { fingerprint } = await call<WireDeviceCertificate>('POST', path, { pem })
    const client = await connect()
    await client.publishAsync('community/riverside/smart-bin/bin-7/telemetry', '{"fillPercent":40}', {
      qos: 1,
    })
    const closed = new Promise<void>(resolve => client.once('close', () => resolve()))
    await call('DELETE', `${path}/${fingerprint}`)
    await closed
    await t.rejects(connect(), { code: 5 })
    await call('POST', path, { fingerprint })
    await (await connect()).endAsync()

    const print = (file: string) => new X509Certificate(readFileSync(file, 'utf8')).fingerprint256
    const known = async () => (await call<WireDeviceTokens>('GET', '/api/devices/bin-7/token')).certificates
    const other = openCa('Another factory').sign('serial-4712', '08')
    await call('POST', path, { fingerprint: print(other.cert) })
    t.match(await known(), [{ serial: null, expiresAt: null }, { serial: '7' }])
    await (await connect(other)).endAsync()
    t.match(await known(), [{ state: 'bound', serial: '8', expiresAt: /Z$/ }, { serial: '7' }])
    await t.rejects(call('POST', path, { fingerprint: print(believed.cert) }), /CERTIFICATE_OF_AUTHORITY/)

    const named = believed.sign('bin-7', '09')
    const taking = () => call('DELETE', `${path}/${print(named.cert)}`)
    await t.rejects(taking(), /CERTIFICATE_NOT_FOUND/, 'nobody saw it yet')
    await (await connect(named)).endAsync()
    await taking()
    await t.rejects(connect(named), { code: 5 })

    await call('PUT', '/api/devices/bin-8', { ...bin, name: 'Bin 8' })
    const ofBin8 = believed.sign('bin-8', '0A')
    const signInAsBin8 = async () => (await connect(ofBin8, 'bin-8')).endAsync()
    const mistaken = print(ofBin8.cert)
    await call('POST', path, { fingerprint: mistaken })
    await signInAsBin8()
    await t.rejects(call('POST', path, { pem: readFileSync(ofBin8.cert, 'utf8') }), /CERTIFICATE_OF_ANOTHER/)
    await call('DELETE', `${path}/${mistaken}`)
    await signInAsBin8()
    await call('POST', '/api/devices/bin-8/certificates', { fingerprint: mistaken })
    await signInAsBin8()
    await t.rejects(call('DELETE', `${path}/${mistaken}?unseen=true`), /CERTIFICATE_OF_ANOTHER/)
  },
)
