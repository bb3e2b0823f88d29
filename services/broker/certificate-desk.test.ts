import { pino } from 'pino'
import t, { type Test } from 'tap'
import { openTemporaryStorage, temporaryFolder } from '../store/temporary.ts'
import { createCertificateDesk } from './certificate-desk.ts'
import { DeviceCertificates } from './device-certificates.ts'
import { SeenCertificates } from './seen-certificates.ts'

const [fingerprint, byName, ofCa] = ['ab'.repeat(32), 'cd'.repeat(32), 'ef'.repeat(32)]
const here = { standing: () => 'reached' as const, isTakenElsewhere: false }
const rest = { serial: '7', expiresAt: 9_000 }

async function openDesk(test: Test) {
  const lines: string[] = []
  const folder = temporaryFolder()
  const storage = await openTemporaryStorage({ folder })
  test.teardown(() => storage.close())
  const certificates = new DeviceCertificates()
  const seen = new SeenCertificates([['bin-1', [{ fingerprint: byName, seenAt: 5, ...rest }]]])
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine
    return mine
  }
  const desk = createCertificateDesk(
    {
      ...{ certificates, accounts: storage.accounts, certificatesMax: 4, authorities: [ofCa] },
      seen,
      ...{ now: () => 1_000, log: pino({ level: 'warn' }, { write: line => void lines.push(line) }) },
    },
    inTurn,
  )
  const logged = () => lines.map(line => JSON.parse(line))
  return { certificates, desk, logged, kept: () => inTurn(() => storage.accounts.deviceCertificates()) }
}

t.test(
  'what a certificate says of itself at its first sign-in is kept, and with it who bound it',
  async t => {
    const { certificates, desk, kept } = await openDesk(t)
    await desk.bind('bin-1', { fingerprint }, 'admin', here)
    certificates.shown({ fingerprint, ...rest })
    const filled = { fingerprint, device: 'bin-1', state: 'bound', at: 1_000, by: 'admin', ...rest }
    t.same(desk.certificates('bin-1'), [filled])
    t.same(await kept(), [filled])
    certificates.shown({ fingerprint: byName, ...rest })
    t.equal((await kept()).length, 1, 'about one that opens by its name nobody decided')
  },
)

t.test('one that opened the device by its name is taken away, with its number and its end', async t => {
  const { desk, kept } = await openDesk(t)
  t.equal(await desk.revoke('bin-1', { fingerprint }, 'admin', { ...here, isUnseen: false }), 'unknown')
  t.equal(await desk.revoke('bin-1', { fingerprint: byName }, 'admin', { ...here, isUnseen: false }), 'done')
  t.match(await kept(), [{ fingerprint: byName, state: 'revoked', ...rest }])
})

t.test('the CA of the door is no device’s, also where its fingerprint alone is given', async t => {
  const { desk } = await openDesk(t)
  t.equal(await desk.bind('bin-1', { fingerprint: ofCa }, 'admin', here), 'of-authority')
  t.same(desk.certificates('bin-1'), [])
})

t.test(
  'one that was taken away elsewhere by mistake is bound again where that is said, and logged',
  async t => {
    const { desk, kept, logged } = await openDesk(t)
    await desk.revoke('bin-2', { fingerprint }, 'techy', { ...here, isUnseen: true })
    t.equal(await desk.bind('bin-1', { fingerprint }, 'admin', here), 'taken-elsewhere')
    const said = { ...here, isTakenElsewhere: true }
    t.equal(await desk.bind('bin-1', { fingerprint }, 'admin', said), 'done')
    t.match(await kept(), [{ fingerprint, device: 'bin-1', state: 'bound', by: 'admin', takenFrom: 'bin-2' }])
    t.equal((await kept()).length, 1)
    t.match(logged(), [{ level: 40, fingerprint, device: 'bin-1', takenFrom: 'bin-2', by: 'admin' }])
    t.equal(await desk.bind('bin-2', { fingerprint }, 'techy', said), 'of-another', 'it is bound now')
  },
)

t.test(
  'what a device showed it has again, whatever was decided elsewhere without having seen it',
  async t => {
    const { certificates, desk, kept } = await openDesk(t)
    certificates.set({ fingerprint: byName, device: 'bin-2', state: 'revoked', at: 1, by: 'techy' })
    t.equal(await desk.bind('bin-1', { fingerprint: byName }, 'admin', here), 'done')
    t.match(await kept(), [{ fingerprint: byName, device: 'bin-1', state: 'bound', ...rest }])
  },
)
