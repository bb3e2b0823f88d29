import t from 'tap'
import { bodyOf, knownCertificates } from './certificates-api.ts'

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
