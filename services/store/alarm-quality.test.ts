import { DatabaseSync } from 'node:sqlite'
import t from 'tap'
import type { Alert, AlertChange, AlertEvent } from '../domain/model/alert.ts'
import { DAY, MINUTE } from '../domain/model/time.ts'
import type { FigureId } from '../domain/quality/figure.ts'
import { sampleAlert } from '../testing/sample-alert.ts'
import { openAlerts } from './alert-table.ts'
import { fillLives, openLives } from './life-table.ts'
import type { QualityQuery } from './quality.ts'
import { migrate } from './schema.ts'
import type { Storage } from './storage.ts'
import { openTemporaryStorage } from './temporary.ts'

const T0 = 20_000 * DAY
const period = { from: T0, to: T0 + DAY }

/** An alert's life, a step a minute. */
function lived(
  id: string,
  raisedAt: number,
  first: Partial<Alert>,
  steps: [AlertEvent['type'], string, Partial<Alert>][],
) {
  let alert = sampleAlert(id, raisedAt, first)
  const event = (n: number, type: AlertEvent['type'], actor: string): AlertEvent => ({
    alertId: id,
    n,
    at: raisedAt + (n - 1) * MINUTE,
    type,
    actor,
    note: null,
  })
  const changes: AlertChange[] = [{ alert, event: event(1, 'raised', 'system') }]
  for (const [i, [type, actor, patch]] of steps.entries()) {
    alert = { ...alert, ...patch }
    changes.push({ alert, event: event(i + 2, type, actor) })
  }
  return changes
}

const over = (at: number): Partial<Alert> => ({ condition: 'cleared', clearedAt: at })
const parent = { reason: 'parent', by: 'site-1-9', since: T0 } as const

const changes = [
  // Acknowledged after a minute, over after two, settled as false after three.
  ...lived('a', T0, {}, [
    ['acknowledged', 'li', {}],
    ['cleared', 'system', over(T0 + 2 * MINUTE)],
    ['resolved', 'chen', { handling: 'resolved', cause: 'false-alarm' }],
  ]),
  // Held back, and told of after three minutes.
  ...lived('b', T0, { announced: false, suppressed: parent, zone: 'roof', rule: 'offline' }, [
    ['occurred', 'system', {}],
    ['occurred', 'system', { peakSeverity: 'critical' }],
    ['released', 'system', { announced: true, suppressed: null }],
  ]),
  // Put aside; its device deleted.
  ...lived('c', T0 + MINUTE, { deviceId: 'bin-2', group: 'a' }, [
    ['shelved', 'li', { suppressed: { reason: 'shelved', by: 'li', since: T0 } }],
    ['withdrawn', 'system', { ...over(T0 + 3 * MINUTE), handling: 'resolved', suppressed: null }],
  ]),
  ...lived('d', T0 - 3 * DAY, { site: 'site-2' }, []),
  ...lived('e', T0 - 3 * DAY, {}, [['cleared', 'system', over(T0 - 2 * DAY)]]),
]

async function withAlerts(work: (storage: Storage) => Promise<unknown>, options = {}) {
  const storage = await openTemporaryStorage(options)
  try {
    for (const change of changes) await storage.journal.append({ entries: [], changes: [change] })
    await work(storage)
  } finally {
    await storage.close()
  }
}

async function figure(storage: Storage, id: FigureId, query: Partial<QualityQuery> = {}) {
  const report = await storage.quality.report({ period, ...query })
  return report?.figures.find(one => one.id === id)?.value
}

t.test('what happened to each alert is in the figures', t =>
  withAlerts(async storage => {
    const report = await storage.quality.report({ period })
    t.match(report, {
      alarms: 2,
      closed: 1,
      untouched: 1,
      causes: { 'false-alarm': 1, 'not-said': 0 },
      held: { suppressed: { parent: 1, shelved: 1 }, shelved: 1, grouped: 1 },
      priorities: { critical: 1, high: 1, rest: 0 },
    })
    t.equal(await figure(storage, 'acknowledge-median'), MINUTE)
    t.equal(await figure(storage, 'resolve-median'), 3 * MINUTE)
    t.equal(
      await figure(storage, 'stale'),
      1,
      'active since before the period; the one that was over before is not',
    )
  }),
)

t.test('the alert about a flood is no alarm itself, and no rule behind one', t =>
  withAlerts(async ({ journal, quality }) => {
    const before = await quality.report({ period })
    for (const change of lived('flood', T0 + MINUTE, { rule: 'alarm-flood', deviceKind: 'site' }, []))
      await journal.append({ entries: [], changes: [change] })
    t.same(await quality.report({ period }), before)
    for (const change of lived('silent', T0 + MINUTE, { rule: 'site-silent', deviceKind: 'site' }, []))
      await journal.append({ entries: [], changes: [change] })
    t.equal((await quality.report({ period }))?.alarms, 3, 'a site that falls silent is one')
  }),
)

t.test('each filter keeps what it names', t =>
  withAlerts(async storage => {
    const table: [Partial<QualityQuery>, number][] = [
      [{ site: 'site-1' }, 2],
      [{ site: 'site-2' }, 0],
      [{ zone: 'roof' }, 1],
      [{ rule: 'offline' }, 1],
      [{ deviceId: 'bin-1' }, 2],
      [{ deviceId: "bin-1' OR 1 = 1 --" }, 0],
      [{ actor: 'li' }, 1],
      [{ actor: 'chen', zone: 'roof' }, 0],
      [{ period: { from: T0 + 1, to: T0 + DAY } }, 1],
    ]
    for (const [query, alarms] of table)
      t.equal((await storage.quality.report({ period, ...query }))?.alarms, alarms, JSON.stringify(query))
    t.equal(await figure(storage, 'resolve-median', { actor: 'li' }), null, 'Chen settled it')
    t.equal(await figure(storage, 'stale', { site: 'site-1' }), 0)
  }),
)

t.test('more alerts than are looked at for one question are refused, as many are answered', async t => {
  await withAlerts(async storage => t.equal((await storage.quality.report({ period }))?.alarms, 2), {
    qualityAlertsMax: 4,
  })
  await withAlerts(async storage => t.equal(await storage.quality.report({ period }), undefined), {
    qualityAlertsMax: 3,
  })
})

t.test('an older database has the same figures as one that kept them from the beginning', async t => {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  const [alerts, lives] = [openAlerts(db), openLives(db)]
  for (const [i, change] of changes.entries()) {
    alerts.project({ seq: i + 1, change })
    lives.project(change)
  }
  const rows = () => db.prepare('SELECT * FROM alert_life ORDER BY alert').all()
  const kept = rows()
  db.exec('DELETE FROM alert_life')
  db.exec(fillLives)
  // An older database knows neither when an alert was released nor why it was held back before: nobody could be.
  const asked = ['a', 'd', 'e']
  t.same(
    rows().filter(row => asked.includes(String(row.alert))),
    kept.filter(row => asked.includes(String(row.alert))),
  )
  t.equal(rows().length, kept.length)
  db.close()
})

t.test('an alert that lacks when it was raised refuses no batch', t =>
  withAlerts(async storage => {
    const [odd] = lived('odd', Number.NaN, {}, [])
    if (odd) await storage.journal.append({ entries: [], changes: [odd] })
    t.equal((await storage.alerts.get('odd'))?.alert.id, 'odd')
  }),
)
