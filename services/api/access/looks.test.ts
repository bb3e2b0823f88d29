import t from 'tap'
import { kindList } from '../../domain/kinds/kinds.ts'
import type { Look } from '../../store/store.ts'
import { band, noon, raised } from '../testing/samples.ts'
import { createLooks, REMEMBERED_MAX } from './looks.ts'

const registry = { get: () => undefined }
const admin = { username: 'admin', role: 'administrator' } as const

t.test('whoever looks while the record is being written waits for it', async t => {
  const written: Look[] = []
  let finish = () => {}
  const recordLooks = async (looks: readonly Look[]) => {
    await new Promise<void>(resolve => {
      finish = resolve
    })
    written.push(...looks)
  }
  const looks = createLooks({ accounts: { recordLooks }, kinds: kindList, registry, now: () => noon })
  const answered: string[] = []
  const one = looks.atDevices(admin, [band], 'readings').then(() => answered.push('one'))
  const two = looks.atDevices(admin, [band], 'readings').then(() => answered.push('two'))
  await new Promise(setImmediate)
  t.same(answered, [], 'neither is answered before')
  finish()
  await Promise.all([one, two])
  t.same(written, [
    { at: noon, username: 'admin', deviceId: 'band-1', what: 'readings', why: 'administrator' },
  ])
})

t.test('there is nothing to wait for without health data, and once a look is on record', async t => {
  let recorded = 0
  const recordLooks = async () => {
    recorded += 1
  }
  const looks = createLooks({ accounts: { recordLooks }, kinds: kindList, registry, now: () => noon })
  const { alert } = raised('a-1')
  const ofBin = { ...alert, deviceKind: 'smart-bin' }
  const ofBand = { ...alert, deviceKind: 'wristband', deviceId: 'band-1' }
  t.equal(looks.atAlerts(admin, [ofBin]), undefined)
  t.equal(recorded, 0)
  await looks.atAlerts(admin, [ofBin, ofBand])
  t.equal(recorded, 1)
  t.equal(looks.atAlerts(admin, [ofBand]), undefined)
  t.not(
    looks.atAlerts({ ...admin, username: 'other' }, [ofBand]),
    undefined,
    'somebody else’s look is another one',
  )
  t.equal(recorded, 2)
})

t.test('a look that could not be written is not on record: the next one tries again', async t => {
  let tries = 0
  const recordLooks = async () => {
    tries += 1
    throw new Error('the disk is full')
  }
  const looks = createLooks({ accounts: { recordLooks }, kinds: kindList, registry, now: () => noon })
  const ofBand = { ...raised('a-1').alert, deviceKind: 'wristband', deviceId: 'band-1' }
  await t.rejects(looks.atAlerts(admin, [ofBand]) ?? Promise.resolve(), /disk is full/)
  await t.rejects(looks.atAlerts(admin, [ofBand]) ?? Promise.resolve(), /disk is full/)
  t.equal(tries, 2)
})

t.test(
  'more devices than are remembered: the oldest looks are recorded again, the newest are not',
  async t => {
    let recorded = 0
    const recordLooks = async (looks: readonly Look[]) => {
      recorded += looks.length
    }
    const looks = createLooks({ accounts: { recordLooks }, kinds: kindList, registry, now: () => noon })
    const bands = Array.from({ length: REMEMBERED_MAX + 1 }, (_, n) => ({ ...band, id: `band-${n}` }))
    for (const one of [bands.slice(0, -1), bands.slice(-1)]) await looks.atDevices(admin, one, 'readings')
    t.equal(recorded, REMEMBERED_MAX + 1)
    await looks.atDevices(admin, bands.slice(-1), 'readings')
    await looks.atDevices(admin, bands.slice(1, 2), 'readings')
    t.equal(recorded, REMEMBERED_MAX + 1, 'all but the oldest are remembered')
    await looks.atDevices(admin, bands.slice(0, 1), 'readings')
    t.equal(recorded, REMEMBERED_MAX + 2)
  },
)

t.test('whoever sees an alert about several looks at each of them whose band is in it', async t => {
  const written: Look[] = []
  const recordLooks = async (looks: readonly Look[]) => void written.push(...looks)
  const looks = createLooks({ accounts: { recordLooks }, kinds: kindList, registry, now: () => noon })
  const { alert } = raised('a-1')
  const members = [{ alert: 'a-0', device: 'band-1' }]
  await looks.atAlerts(admin, [{ ...alert, evidence: { ...alert.evidence, members } }])
  t.match(written, [{ deviceId: 'band-1', what: 'alert' }])
})
