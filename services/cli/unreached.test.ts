import { execFile, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { type AddressInfo, createServer as createPort } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { unreached } from './unreached.ts'

const PROGRAM = join(import.meta.dirname, '../linli.ts')

async function startHttps(t: Test, ...named: string[]): Promise<{ cert: string; port: number }> {
  const folder = t.testdir()
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const form = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const names = ['-subj', '/CN=linli', '-addext', `subjectAltName=${named.join()}`]
  execFileSync('openssl', [...form, ...names, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, (_request, reply) =>
    reply.writeHead(418).end(),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.teardown(() => server.close())
  return { cert, port: (server.address() as AddressInfo).port }
}

/** What the program complains of. */
async function complaint(url: string, variables: Record<string, string> = {}): Promise<string> {
  const { NODE_EXTRA_CA_CERTS: _, ...clean } = process.env
  const env = { ...clean, LINLI_ADMIN_PASSWORD: 'a long enough password', ...variables }
  const ran = promisify(execFile)(process.execPath, [PROGRAM, 'devices', 'list', '--url', url], { env })
  return ran.then(
    () => 'nothing',
    (error: { stderr: string }) => error.stderr,
  )
}

t.test(
  'a certificate that is not trusted is said to be so, and trusted when named',
  needs('openssl'),
  async t => {
    const { cert, port } = await startHttps(t, 'IP:127.0.0.1')
    const url = `https://127.0.0.1:${port}`
    const untrusted = await complaint(url)
    t.match(untrusted, `the certificate of ${url} is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)`)
    t.match(untrusted, 'NODE_EXTRA_CA_CERTS')
    t.match(await complaint(url, { NODE_EXTRA_CA_CERTS: cert }), 'the server answered 418')
  },
)

t.test('a trusted certificate with another name is told apart', needs('openssl'), async t => {
  const { cert, port } = await startHttps(t, 'DNS:linli.example')
  const answer = await complaint(`https://127.0.0.1:${port}`, { NODE_EXTRA_CA_CERTS: cert })
  t.match(answer, 'bears another name')
  t.notMatch(answer, 'NODE_EXTRA_CA_CERTS')
})

t.test('where nobody listens it asks whether the server is running', async t => {
  const port = createPort()
  await once(port.listen(0, '127.0.0.1'), 'listening')
  const { port: free } = port.address() as AddressInfo
  port.close()
  await once(port, 'close')
  t.match(await complaint(`http://127.0.0.1:${free}`), `no server answers at http://127.0.0.1:${free}`)
})

t.test('an expired certificate is not told to be trusted', async t => {
  const words = unreached('https://linli.example', { code: 'CERT_HAS_EXPIRED' })
  t.equal(words, 'the certificate of https://linli.example has expired (CERT_HAS_EXPIRED).')
  t.match(unreached('https://linli.example', undefined), 'is it running?')
})
