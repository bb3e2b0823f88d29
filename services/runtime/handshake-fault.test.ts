import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls, createServer, type TlsOptions } from 'node:tls'
import t, { type Test } from 'tap'
import { OPENSSL, openCa, serverPair, withoutOpenssl as skip } from '../broker/testing/certificates.ts'
import { addressBelow, handshakeFault, rememberAddress } from './handshake-fault.ts'

const pem = (file: string) => readFileSync(file, 'utf8')

/** A door with TLS that says why the next one does not come through. */
async function withDoor(test: Test, options: TlsOptions = {}) {
  const pair = serverPair()
  const [cert, key] = [pem(pair.cert), pem(pair.key)]
  const server = createServer({ cert, key, ...options }, socket => socket.on('error', () => {}))
  server.on('connection', rememberAddress)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  test.teardown(() => server.close())
  const { port } = server.address() as { port: number }
  async function faultOf(knock: () => Socket | undefined): Promise<string> {
    const failed = once(server, 'tlsClientError')
    const socket = knock()
    socket?.on('error', () => {})
    socket?.resume()
    const [error, from] = await failed
    socket?.destroy()
    test.match(addressBelow(from), /127\.0\.0\.1$/, 'it is known from where')
    return handshakeFault(error, from)
  }
  const at = { port, host: '127.0.0.1' }
  const saying = (bytes: string | Buffer) => () => {
    const socket = connect(at)
    socket.write(bytes)
    return socket
  }
  const over =
    (more: ConnectionOptions = {}) =>
    () =>
      connectTls({ ...at, ca: cert, ...more })
  return { faultOf, saying, over, at }
}

t.test('whoever speaks no TLS, or one that is too old, is told from the others', { skip }, async t => {
  const { faultOf, saying, over, at } = await withDoor(t, { handshakeTimeout: 50 })
  t.equal(await faultOf(saying(Buffer.from('101000044d5154540402003c000462696e31', 'hex'))), 'no-tls', 'MQTT')
  t.equal(await faultOf(saying('GET / HTTP/1.1\r\n\r\n')), 'no-tls', 'HTTP')
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const
  t.equal(await faultOf(over(old)), 'tls-too-old')
  t.equal(await faultOf(() => connect(at)), 'handshake-timeout')
})

t.test(
  'whoever hangs up is told from whoever says that it does not believe the server',
  { skip },
  async t => {
    const { faultOf, over, at } = await withDoor(t)
    t.equal(await faultOf(over({ ca: openCa('Somebody else').pem })), 'handshake-broken-off', 'as Node does')
    const strict = ['s_client', '-verify_return_error', '-CAfile', openCa('Somebody else').cert]
    const client = (): undefined =>
      void spawn(OPENSSL, [...strict, '-connect', `${at.host}:${at.port}`], { stdio: 'ignore' })
    t.equal(await faultOf(client), 'server-not-believed', 'as OpenSSL and mosquitto do')
  },
)

t.test('a certificate that is required is missing, strange or over', { skip }, async t => {
  const ca = openCa()
  const { faultOf, over } = await withDoor(t, { ca: ca.pem, requestCert: true, rejectUnauthorized: true })
  t.equal(await faultOf(over()), 'client-certificate-missing')
  const { cert, key } = openCa('Somebody else').sign('bin-1', '01')
  t.equal(await faultOf(over({ cert: pem(cert), key: pem(key) })), 'client-certificate-strange')
  const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' })
  const shown = { authorizationError: 'CERT_HAS_EXPIRED' } as unknown as Socket
  t.equal(handshakeFault(reset, shown), 'client-certificate-expired')
})
