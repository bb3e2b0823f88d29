import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { startTestServer } from './testing/test-server.ts'

t.test('with a certificate it speaks https, with a secure cookie and no HSTS', needs('openssl'), async t => {
  const folder = t.testdir()
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const subject = ['-subj', '/CN=localhost', '-days', '1']
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject]
  execFileSync('openssl', made, { stdio: 'ignore' })
  const { api } = await startTestServer({ env: { LINLI_TLS_CERT: cert, LINLI_TLS_KEY: key } })
  await api.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => api.close())
  const { port } = api.server.address() as AddressInfo
  const method = 'POST'
  const headers = { 'content-type': 'application/json' }
  const asked = request({
    port,
    method,
    path: '/api/session',
    rejectUnauthorized: false,
    headers,
    agent: false,
  })
  asked.end(JSON.stringify({ username: 'admin', password: 'correct horse battery staple' }))
  const [reply] = await once(asked, 'response')
  reply.resume()
  t.equal(reply.statusCode, 200)
  t.match(reply.headers['set-cookie'], [/^linli_session=.*; Secure/])
  t.notOk(reply.headers['strict-transport-security'])
})

t.test('what is not HTTP is answered with a problem too', async t => {
  const { api } = await startTestServer()
  await api.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => api.close())
  const socket = connect((api.server.address() as AddressInfo).port, '127.0.0.1')
  socket.end('\x16\x03\x01 hello\r\n\r\n')
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk)
  const answer = Buffer.concat(chunks).toString()
  t.match(answer, /^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/)
  t.match(answer, '"code":"VALIDATION_FAILED"')
})

/** A connection to the server, and how it ended: with nothing said, or with an answer. */
async function connectTo(port: number, say = ''): Promise<{ socket: Socket; ended: Promise<string> }> {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.on('data', chunk => {
    heard += chunk
  })
  socket.on('error', () => {})
  const ended = new Promise<string>(resolve => socket.once('close', () => resolve(heard)))
  await Promise.race([once(socket, 'connect'), ended])
  if (say !== '') socket.write(say)
  return { socket, ended }
}

async function listening(t: Test, env: Record<string, string>) {
  const { api, tally } = await startTestServer({ env })
  await api.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => api.close())
  return { tally, port: (api.server.address() as AddressInfo).port }
}

const HEALTH = 'GET /healthz HTTP/1.1\r\nHost: linli\r\n\r\n'

t.test('one connection more than the limit is refused and counted, and the others go on', async t => {
  const { tally, port } = await listening(t, { LINLI_FEED_CONNECTIONS: '1', LINLI_HTTP_CONNECTIONS: '2' })
  const [first, second] = [await connectTo(port, HEALTH), await connectTo(port)]
  await once(first.socket, 'data')
  t.equal(await (await connectTo(port)).ended, '')
  t.equal(tally.of('http_refused', 'connections-max'), 1)
  second.socket.write(HEALTH)
  await once(second.socket, 'data')
  first.socket.destroy()
  second.socket.destroy()
})

t.test('a connection that says nothing is closed, and one that says half a head is too', async t => {
  const { port } = await listening(t, { LINLI_HTTP_HEADERS_TIMEOUT_MS: '50' })
  for (const said of ['', 'GET /healthz HTTP/1.1\r\nHost:']) {
    const { ended } = await connectTo(port, said)
    t.match(await ended, /^(HTTP\/1.1 4|$)/, 'and it is not waited for')
  }
})
