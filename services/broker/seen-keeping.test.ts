import t, { type Test } from 'tap'
import { HOUR, SECOND } from '../domain/model/time.ts'
import { TestTimers } from '../runtime/testing/test-timers.ts'
import { openTemporaryStorage, temporaryFolder } from '../store/temporary.ts'
import { DeviceCredentials } from './credentials.ts'
import { DeviceCertificates } from './device-certificates.ts'
import { SeenCertificates } from './seen-certificates.ts'
import { createTokenDesk } from './token-desk.ts'

const [bin, lift] = ['ab'.repeat(32), 'cd'.repeat(32)]
const shown = (fingerprint: string) => ({ fingerprint, serial: '7', expiresAt: 90 * HOUR })

/** A server's desk, as it stands after a start. */
async function started(test: Test, folder = temporaryFolder()) {
  const { accounts, close } = await openTemporaryStorage({ folder })
  let isOpen = true
  const stop = async () => {
    if (!isOpen) return
    isOpen = false
    desk.stop()
    await close()
  }
  test.teardown(stop)
  const timers = new TestTimers(0)
  const seen = new SeenCertificates(await accounts.seenCertificates())
  const desk = createTokenDesk({
    ...{
      seen,
      accounts,
      timers,
      credentials: new DeviceCredentials(),
      certificates: new DeviceCertificates(),
    },
    ...{ certificatesMax: 4, now: () => HOUR, log: { warn: () => {} } },
  })
  const kept = async () => Object.fromEntries(await accounts.seenCertificates())
  return { folder, desk, seen, timers, kept, stop }
}

t.test('what a device signed in by is known after a restart, and can be taken away by name', async t => {
  const before = await started(t)
  before.seen.signedIn('bin-1', shown(bin), HOUR)
  await before.stop()
  const { desk } = await started(t, before.folder)
  t.same(desk.seen('bin-1'), [{ ...shown(bin), seenAt: HOUR }])
  const how = { standing: () => 'reached' as const, isUnseen: false }
  t.equal(await desk.revoke('bin-1', { fingerprint: lift }, 'admin', how), 'unknown')
  t.equal(await desk.revoke('bin-1', { fingerprint: bin }, 'admin', how), 'done')
})

t.test('many that come at once are one write, and one that comes all day is one an hour', async t => {
  const { desk, seen, timers, kept } = await started(t)
  const written = async () => {
    timers.passTo(timers.now + 10 * SECOND)
    // One change after the other: this one is done when that is written.
    await desk.endFormer('nobody')
    return kept()
  }
  seen.signedIn('bin-1', shown(bin), HOUR)
  seen.signedIn('lift-1', shown(lift), HOUR)
  t.same(await kept(), {}, 'not at once')
  t.same(Object.keys(await written()), ['bin-1', 'lift-1'])
  seen.signedIn('bin-1', shown(bin), HOUR + 50 * 60 * SECOND)
  t.match(await written(), { 'bin-1': [{ seenAt: HOUR }] })
  seen.signedIn('bin-1', shown(bin), 2 * HOUR)
  t.match(await written(), { 'bin-1': [{ seenAt: 2 * HOUR }] })
})

t.test('whoever has the id of a deleted device next never showed any', async t => {
  const { desk, seen, timers, kept } = await started(t)
  seen.signedIn('bin-1', shown(bin), HOUR)
  timers.passTo(10 * SECOND)
  await desk.take('bin-1')
  t.same(desk.seen('bin-1'), [])
  t.same(await kept(), {})
})
