import { readFileSync } from 'node:fs'
import t from 'tap'
import { DAY, type Instant } from '../domain/model/time.ts'
import { raisedChange, sampleAlert } from '../testing/sample-alert.ts'
import { copyDatabase } from './backup/copy.ts'
import type { Picture } from './picture-store.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'

const start: Instant = Date.UTC(2026, 2, 1)

const photo = (id: string, alert: string, mark = id): Picture => ({
  ...{ id, site: 'riverside', of: { alert }, at: start, by: 'gao', type: 'image/jpeg' },
  ...{ width: 4, height: 3, size: 20_000, bytes: Buffer.alloc(20_000, mark) },
})

t.test('pictures come back byte for byte, also from a backup', async t => {
  const storage = await openTemporaryStorage()
  const { pictures } = storage
  await pictures.savePicture(photo('p-1', 'a-1'))
  await pictures.savePicture(photo('p-2', 'a-1'))
  const { bytes: _, ...facts } = photo('p-1', 'a-1')
  t.match(await pictures.photosOf('a-1'), [facts, { id: 'p-2' }])
  t.equal(await pictures.pictureBytes('riverside'), 40_000)
  t.equal(await pictures.pictureBytes('hilltop'), 0)
  const target = `${temporaryFolder()}/linli.db`
  copyDatabase(storage.file, target)
  await storage.close()
  const copy = await openTemporaryStorage({ folder: target.replace('/linli.db', '') })
  const bytes = (await copy.pictures.picture('p-1'))?.bytes
  t.ok(bytes && Buffer.from(bytes).equals(Buffer.alloc(20_000, 'p-1')))
  await copy.pictures.removePicture('p-1')
  t.equal(await copy.pictures.picture('p-1'), undefined)
  await copy.close()
})

t.test('a plan has one picture, the last, and takes it along when it goes', async t => {
  const { pictures, close } = await openTemporaryStorage()
  const ofPlan = (id: string): Picture => ({ ...photo(id, ''), of: { plan: 'ground' } })
  const at = { site: 'riverside', id: 'ground', name: { en: 'G', zh: '地' }, order: 0, aspect: 1.5 }
  const plan = { ...at, devices: [], outlines: [], savedBy: 'ma', savedAt: start }
  await pictures.saveSitePlan(plan)
  await pictures.savePicture(ofPlan('p-1'))
  await pictures.savePicture(ofPlan('p-2'))
  t.same(await pictures.sitePlans(), [plan])
  t.match(await pictures.planPictures(), [{ id: 'p-2', of: { plan: 'ground' } }])
  t.equal(await pictures.picture('p-1'), undefined)
  await pictures.removeSitePlan('riverside', 'ground')
  t.same([await pictures.sitePlans(), await pictures.planPictures()], [[], []])
  await close()
})

t.test('photos go with their alert when it is too old, and not before', async t => {
  const storage = await openTemporaryStorage({
    personalKeepMs: { vitals: DAY, positions: DAY, alerts: 10 * DAY, looks: DAY },
  })
  const { pictures, journal } = storage
  const over = { condition: 'cleared', handling: 'resolved' } as const
  const ids = Array.from({ length: 30 }, (_, i) => `old-${i}`)
  const old = ids.map(id => raisedChange(sampleAlert(id, start, over)))
  await journal.append({ entries: [], changes: [...old, raisedChange(sampleAlert('open', start))] })
  for (const alert of ['old-1', 'old-2', 'open']) await pictures.savePicture(photo(`p-${alert}`, alert))
  await journal.append({ entries: [], changes: [raisedChange(sampleAlert('new', start + 10 * DAY))] })
  await storage.historyCaughtUp()
  t.equal((await pictures.photosOf('old-2')).length, 1, 'on the tenth day')
  await journal.append({ entries: [], changes: [raisedChange(sampleAlert('next', start + 10 * DAY + 1))] })
  for (const id of ids) while (await storage.alerts.get(id)) await storage.historyCaughtUp()
  t.same([await pictures.photosOf('old-1'), await pictures.photosOf('old-2')], [[], []])
  t.equal((await pictures.photosOf('open')).length, 1)
  await storage.close()
})

t.test(
  'with somebody who is erased the photos of their alerts go, byte by byte, and those of no others',
  async t => {
    const storage = await openTemporaryStorage()
    const { pictures, journal, people } = storage
    const alerts = ['band-1', 'band-2'].map((deviceId, i) =>
      sampleAlert(`a-${i + 1}`, start + 1, { deviceId }),
    )
    await journal.append({ entries: [], changes: alerts.map(raisedChange) })
    await pictures.savePicture(photo('p-1', 'a-1', 'her kitchen'))
    await pictures.savePicture(photo('p-2', 'a-2', 'his garden'))
    const erasure = { wearer: 'w-1', site: 'riverside', at: start + DAY, by: 'ada' }
    await people.erase({ ...erasure, wearings: [{ device: 'band-1', since: 0 }] })
    t.same(await pictures.photosOf('a-1'), [])
    t.equal((await pictures.photosOf('a-2')).length, 1)
    await storage.close()
    t.notOk(readFileSync(storage.file).includes('her kitchen'))
    t.ok(readFileSync(storage.file).includes('his garden'))
  },
)
