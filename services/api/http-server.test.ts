import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
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
