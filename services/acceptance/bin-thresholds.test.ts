import t from 'tap'
import { RuleBook } from '../domain/community/program.ts'
import { newCommunity } from '../domain/community/state.ts'
import { step } from '../domain/community/step.ts'
import { kindList, rulesForAll } from '../domain/kinds/kinds.ts'
import type { RuleTuning } from '../domain/model/rule.ts'
import { HOUR } from '../domain/model/time.ts'
import { needing, rowsOf } from '../testing/recorded.ts'

// Each bin has the threshold of its own that its vendor gave it, in tenths of its height.

interface Snapshot {
  readonly id: string
  readonly level: number
  readonly threshold: number
}

const tuningOf = (bins: readonly Snapshot[]): RuleTuning => ({
  rule: 'bin-full',
  version: 1,
  overrides: bins.map(({ id, threshold }) => ({
    scope: { device: id },
    settings: {
      endPercent: 10 * threshold - 10,
      mediumPercent: 10 * threshold - 5,
      highPercent: 10 * threshold,
      highCount: 1,
    },
  })),
})

/** The bins that are full by one snapshot of all of them. */
function fullOf(bins: readonly Snapshot[]): string[] {
  const community = newCommunity('s', new RuleBook(kindList, rulesForAll))
  const now = Date.UTC(2026, 7, 21)
  step(community, { type: 'rule-tuned', tuning: tuningOf(bins), actor: 'test' }, now)
  for (const { id, level } of bins) {
    const device = { id, kind: 'smart-bin', site: 's', zone: 'z', name: id, expectedIntervalMs: HOUR }
    step(community, { type: 'device-saved', device, actor: 'test' }, now)
    const reading = { deviceId: id, ts: now, values: { fillPercent: 10 * level } }
    step(community, { type: 'reading', reading }, now)
  }
  const open = [...community.alerts.values()].map(({ alert }) => alert)
  const full = open.filter(({ rule, severity }) => rule === 'bin-full' && severity === 'high')
  return full.map(({ deviceId }) => deviceId)
}

t.test('a bin is full from its own threshold on, and not from another one', async t => {
  const bins = [4, 6, 8].flatMap(threshold =>
    [threshold - 2, threshold - 0.1, threshold, 10].map(level => ({
      id: `at-${threshold}-${level}`,
      level,
      threshold,
    })),
  )
  const full = bins.filter(({ level, threshold }) => level >= threshold).map(({ id }) => id)
  t.same(fullOf(bins), full)
})

const SNAPSHOTS = 'bins-wyndham/snapshots.csv'
t.test(
  'the threshold of each recorded bin says of each row what its vendor said',
  needing(SNAPSHOTS),
  async t => {
    const rows = rowsOf(SNAPSHOTS)
    const times = [...new Set(rows.map(({ local_time }) => local_time))]
    let told = 0
    for (const time of times) {
      const now = rows.filter(({ local_time }) => local_time === time)
      const bins = now.map(row => ({
        id: row.serial as string,
        level: Number(row.fill_lvl_0_10),
        threshold: Number(row.fill_threshold),
      }))
      // An alarm of another sort stands in place of the vendor's verdict on the level.
      const judged = now.filter(({ vendor_status }) => vendor_status !== 'ALERT')
      const full = new Set(fullOf(bins))
      for (const { serial, vendor_status } of judged) {
        t.equal(full.has(serial as string), vendor_status === 'FULLNESS', `${time} ${serial}`)
        told++
      }
    }
    t.ok(told > 80, `${told} of ${rows.length} rows`)
  },
)
