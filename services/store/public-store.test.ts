import t from 'tap'
import { DAY, type Instant } from '../domain/model/time.ts'
import { raisedChange, sampleAlert } from '../testing/sample-alert.ts'
import { openTemporaryStorage, temporaryFolder } from './temporary.ts'

const start: Instant = Date.UTC(2026, 0, 1)
const issued = { issuedAt: start, issuedBy: 'lin' }

t.test('a case has one number, which no other case gets, and none once it is taken back', async t => {
  const { publicStore, close } = await openTemporaryStorage()
  const first = { number: '0000111122223333', alertId: 'a-1', ...issued }
  t.same(await publicStore.issueCase(first), first)
  t.same(await publicStore.issueCase({ ...first, number: '4444555566667777' }), first)
  t.equal(await publicStore.issueCase({ ...first, alertId: 'a-2' }), undefined)
  t.same(await publicStore.caseByNumber(first.number), first)
  t.same([await publicStore.revokeCase('a-1'), await publicStore.revokeCase('a-1')], [true, false])
  t.equal(await publicStore.caseByNumber(first.number), undefined)
  await close()
})

t.test('bulletins and screens are their site’s, and are there after a restart', async t => {
  const folder = temporaryFolder()
  const storage = await openTemporaryStorage({ folder })
  const times = { from: start, until: start + DAY, savedAt: start, savedBy: 'lin' }
  const bulletin = { id: 'b-1', site: 'east', title: '停水', text: '', ...times }
  const screen = {
    id: 's-1',
    site: 'east',
    name: 'Lobby',
    createdAt: start,
    createdBy: 'lin',
    lastSeenAt: null,
  }
  await storage.publicStore.saveBulletin(bulletin)
  await storage.publicStore.addScreen('hash', screen)
  await storage.publicStore.touchScreen('s-1', start + 5)
  await storage.publicStore.touchScreen('s-1', start + 1)
  await storage.close()
  const { publicStore, close } = await openTemporaryStorage({ folder })
  t.same(await publicStore.bulletins('east'), [bulletin])
  t.same(await publicStore.screenByHash('hash'), { ...screen, lastSeenAt: start + 5 })
  t.same([await publicStore.bulletins('west'), await publicStore.screens('west')], [[], []])
  await publicStore.removeBulletin('b-1')
  await publicStore.removeScreen('s-1')
  t.same([await publicStore.bulletins('east'), await publicStore.screens('east')], [[], []])
  await close()
})

t.test('with an alert that is too old its case goes', async t => {
  const keep = { vitals: DAY, positions: DAY, alerts: DAY, looks: DAY }
  const { journal, alerts, publicStore, historyCaughtUp, close } = await openTemporaryStorage({
    personalKeepMs: keep,
  })
  const raise = (id: string, at: Instant) =>
    journal.append({
      entries: [],
      changes: [raisedChange(sampleAlert(id, at, { condition: 'cleared' }))],
    })
  await raise('a-1', start)
  await publicStore.issueCase({ number: '0000111122223333', alertId: 'a-1', ...issued })
  await raise('a-2', start + 2 * DAY)
  while ((await alerts.get('a-1')) !== undefined) await historyCaughtUp()
  t.equal(await publicStore.caseOf('a-1'), undefined)
  await close()
})
