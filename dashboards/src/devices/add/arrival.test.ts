import t from 'tap'
import { arrivalOf } from './arrival.ts'

const token = { madeAt: '2026-11-23T04:08:05Z', lastUsedAt: null, endsAt: null }
const unused = { ...token, which: 'current', state: 'never-used' } as const
const inUse = { ...unused, state: 'in-use', lastUsedAt: '2026-11-23T04:10:00Z' } as const
const former = { ...token, which: 'former', state: 'in-use', endsAt: '2026-11-23T05:08:05Z' } as const
const heard = { isFirst: false, isHeard: true, device: {} }

t.test('a reading that comes while the new token was never used came by the former one', async t => {
  t.equal(arrivalOf({ ...heard, kept: { tokens: [unused, former], certificate: null } }), 'former-token')
})

t.test('the new token has arrived once it opened something, also before a reading comes', async t => {
  const kept = { tokens: [inUse, former], certificate: null }
  t.equal(arrivalOf({ ...heard, kept }), 'new-token')
  t.equal(arrivalOf({ ...heard, isHeard: false, kept }), 'new-token')
})

t.test(
  'a reading of one for which others speak, or with a certificate, says nothing of any token',
  async t => {
    const kept = { tokens: [unused, former], certificate: null }
    const certificate = { serial: '7', fingerprint: 'aa', expiresAt: 'then', seenAt: 'now' }
    t.equal(arrivalOf({ ...heard, device: { gateway: 'gw-1' }, kept }), 'not-by-token')
    t.equal(arrivalOf({ ...heard, device: { origin: { source: 's', address: 'a' } }, kept }), 'not-by-token')
    t.equal(arrivalOf({ ...heard, kept: { ...kept, certificate } }), 'not-by-token')
    t.equal(arrivalOf({ ...heard, kept: { tokens: [unused], certificate: null } }), 'not-by-token')
  },
)

t.test('nothing is said while nothing came, and a first message is one however it came', async t => {
  const kept = { tokens: [unused, former], certificate: null }
  t.equal(arrivalOf({ ...heard, isHeard: false, kept }), 'waiting-again')
  t.equal(arrivalOf({ ...heard, isFirst: true, isHeard: false, kept: undefined }), 'waiting')
  t.equal(arrivalOf({ ...heard, isFirst: true, kept: undefined }), 'first-message')
})
