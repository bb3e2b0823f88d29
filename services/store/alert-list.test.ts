import t from 'tap'
import type { Alert, AlertChange } from '../domain/model/alert.ts'
import { batchOf, changeOf } from '../journal/testing/samples.ts'
import type { Storage } from './storage.ts'
import type { AlertQuery } from './store.ts'
import { openTemporaryStorage } from './temporary.ts'

const alert = (n: number, over: Partial<Alert> = {}): AlertChange =>
  changeOf(1, null, { id: `riverside-${n}`, raisedAt: n * 1_000, updatedAt: n * 1_000, ...over })

async function withAlerts(changes: readonly AlertChange[], work: (storage: Storage) => Promise<void>) {
  const storage = await openTemporaryStorage()
  try {
    if (changes.length > 0) await storage.journal.append({ entries: [], changes })
    await work(storage)
  } finally {
    await storage.close()
  }
}

const ids = async (storage: Storage, query: Partial<AlertQuery>) =>
  (await storage.alerts.list({ limit: 100, page: 0, ...query })).alerts.map(({ id }) => id.slice(10))

t.test('an alert stands in the list with its newest state, and has all its events', t =>
  withAlerts([], async storage => {
    const changes = [changeOf(1), changeOf(2, 'on my way', { handling: 'acknowledged', version: 1 })]
    for (const change of changes) await storage.journal.append({ entries: [], changes: [change] })
    t.same(await storage.alerts.get('riverside-1'), {
      alert: changes[1]?.alert,
      events: changes.map(({ event }) => event),
    })
    const { alerts, total, seq } = await storage.alerts.list({ limit: 10, page: 0 })
    t.same([alerts, total, seq], [[changes[1]?.alert], 1, 2])
    t.equal(await storage.alerts.get('riverside-2'), undefined)
  }),
)

t.test('the list is never behind what an append has answered', t =>
  withAlerts([], async storage => {
    for (let n = 1; n <= 30; n += 1) {
      const { last } = await storage.journal.append({ ...batchOf(3), changes: [alert(n)] })
      const page = await storage.alerts.list({ limit: 1, page: 0 })
      t.same([page.total, page.seq, page.alerts[0]?.id], [n, last, `riverside-${n}`])
    }
  }),
)

t.test('newest raised first, a page at a time, with the total of all pages', t =>
  withAlerts([alert(2), alert(9), alert(5), alert(1), alert(7, { raisedAt: 5_000 })], async storage => {
    t.same(await ids(storage, {}), ['9', '7', '5', '2', '1'], 'of one moment, the later in the log first')
    t.same(await ids(storage, { limit: 2, page: 1 }), ['5', '2'])
    t.equal((await storage.alerts.list({ limit: 2, page: 1 })).total, 5)
    t.same(await ids(storage, { page: 1 }), [])
  }),
)

const held = { reason: 'parent', by: 'riverside-9', since: 1_000 } as const

t.test('each filter keeps what it names, and together what all name', t =>
  withAlerts(
    [
      alert(1, {
        condition: 'cleared',
        handling: 'resolved',
        severity: 'low',
        suppressed: held,
        cause: 'test',
      }),
      alert(2, {
        severity: 'critical',
        zone: 'roof',
        handling: 'assigned',
        assignee: 'wang',
        rule: 'bin-fire',
      }),
      alert(3, { site: 'hillside', deviceKind: 'wristband', deviceId: 'band-1' }),
    ],
    async storage => {
      const table: [Partial<AlertQuery>, string[]][] = [
        [{ condition: 'active' }, ['3', '2']],
        [{ condition: 'cleared' }, ['1']],
        [{ handling: ['resolved', 'assigned'] }, ['2', '1']],
        [{ handling: [] }, []],
        [{ severity: ['critical'] }, ['2']],
        [{ kind: 'wristband' }, ['3']],
        [{ site: 'riverside' }, ['2', '1']],
        [{ zone: 'roof' }, ['2']],
        [{ deviceId: 'band-1' }, ['3']],
        [{ rule: 'bin-fire' }, ['2']],
        [{ rule: 'bin' }, []],
        [{ cause: ['false-alarm', 'test'] }, ['1']],
        [{ assignee: 'wang' }, ['2']],
        [{ text: { words: 'side-2', devices: [] } }, ['2']],
        [{ text: { words: 'ROO', devices: [] } }, ['2']],
        [{ text: { words: 'nowhere', devices: ['band-1'] } }, ['3']],
        [{ text: { words: '%', devices: [] } }, []],
        [{ text: { words: '_', devices: [] } }, []],
        [{ suppressed: true }, ['1']],
        [{ suppressed: false }, ['3', '2']],
        [{ raisedSince: 999 }, ['3', '2', '1']],
        [{ raisedSince: 2_000 }, ['3', '2']],
        [{ raisedSince: 2_001 }, ['3']],
        [{ raisedSince: 1_000 }, ['3', '2']],
        [{ since: 2_000 }, ['3', '2']],
        [{ since: 2_001 }, ['3']],
        [{ condition: 'active', site: 'riverside' }, ['2']],
        [{ zone: "gate' OR 1 = 1 --" }, []],
      ]
      for (const [query, expected] of table)
        t.same(await ids(storage, query), expected, JSON.stringify(query))
    },
  ),
)

t.test('raised before and changed since counts as since', t =>
  withAlerts([alert(1, { updatedAt: 9_000 })], async storage => {
    t.same(await ids(storage, { since: 9_000 }), ['1'])
    t.same(await ids(storage, { since: 9_001 }), [])
  }),
)

t.test('open is what is active and not resolved', t =>
  withAlerts(
    [
      alert(1),
      alert(2, { handling: 'on-site' }),
      alert(3, { handling: 'resolved' }),
      alert(4, { condition: 'cleared' }),
    ],
    async storage => {
      t.same(await storage.alerts.countOpen(), { critical: 0, high: 2, medium: 0, low: 0 })
    },
  ),
)

t.test('a change that lacks what it is filtered by is in the log and the list all the same', t =>
  withAlerts([], async storage => {
    const odd = changeOf(1, null, { raisedAt: Number.NaN })
    await storage.journal.append({ entries: [], changes: [odd] })
    t.equal((await storage.alerts.list({ limit: 1, page: 0 })).total, 1)
  }),
)

t.test('a device is known as last saved, after it was deleted too', t =>
  withAlerts([], async storage => {
    const device = { id: 'bin-1', kind: 'smart-bin', site: 'riverside', zone: 'gate', name: 'Gate' }
    const entry = { site: 'riverside', now: 1 }
    const saved = (name: string) =>
      ({ ...entry, input: { type: 'device-saved', device: { ...device, name }, actor: 'admin' } }) as const
    await storage.journal.append({ entries: [saved('old'), saved('new')], changes: [] })
    t.same(await storage.devices.device('bin-1'), { ...device, name: 'new' })
    const deleted = {
      ...entry,
      input: { type: 'device-deleted', deviceId: 'bin-1', actor: 'admin' },
    } as const
    await storage.journal.append({ entries: [deleted], changes: [] })
    t.same(await storage.devices.device('bin-1'), { ...device, name: 'new' })
    t.equal(await storage.devices.device('bin-2'), undefined)
  }),
)
