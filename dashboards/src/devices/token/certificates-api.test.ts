import t from 'tap'
import { bodyOf, fingerprintIn, holdsPrivateKey, knownCertificates } from './certificates-api.ts'

const [a, b] = ['aa', 'bb']
const seen = { fingerprint: a, serial: '7', expiresAt: 'then', seenAt: 'now' }
const bound = { fingerprint: b, state: 'bound', serial: null, expiresAt: null, at: 'x', by: 'admin' } as const

t.test('what it signed in with by its name stands in the list of those that were bound, once', async t => {
  const both = knownCertificates({ certificate: seen, certificates: [bound] })
  t.match(both, [
    { fingerprint: a, state: 'by-name', seenAt: 'now' },
    { fingerprint: b, state: 'bound', decided: { by: 'admin' } },
  ])
  const same = knownCertificates({ certificate: { ...seen, fingerprint: b }, certificates: [bound] })
  t.match(same, [{ fingerprint: b, state: 'bound', seenAt: 'now' }])
  t.equal(same.length, 1)
})

t.test('what opens nothing any more stands last', async t => {
  const taken = { ...bound, state: 'revoked', fingerprint: 'cc' } as const
  const list = knownCertificates({ certificate: null, certificates: [taken, bound] })
  t.same(
    list.map(({ state }) => state),
    ['bound', 'revoked'],
  )
})

t.test('a PEM is known by its first line, with whatever openssl prints before it', async t => {
  const pem = 'Bag Attributes\n-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----'
  t.same(bodyOf(` ${pem}\n`), { pem })
  t.same(bodyOf(' AB:CD '), { fingerprint: 'AB:CD' })
})

t.test('a private key is known for one, whatever its sort and whatever stands beside it', async t => {
  const pem = (what: string) => `-----BEGIN ${what}-----\nMII\n-----END ${what}-----`
  for (const what of ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'])
    t.ok(holdsPrivateKey(`${pem('CERTIFICATE')}\n${pem(what)}`), what)
  for (const what of ['CERTIFICATE', 'PUBLIC KEY', 'CERTIFICATE REQUEST'])
    t.notOk(holdsPrivateKey(pem(what)), what)
})

t.test('a fingerprint is known as tools print it, and nothing else is one', async t => {
  const digits = 'ab'.repeat(32)
  for (const written of [
    digits,
    digits.toUpperCase(),
    `sha256 Fingerprint=${digits.match(/../g)?.join(':')}\n`,
  ])
    t.equal(fingerprintIn(written), digits, written)
  for (const written of ['', 'ab', `${digits}a`, `${digits.slice(1)}g`])
    t.equal(fingerprintIn(written), undefined)
})
