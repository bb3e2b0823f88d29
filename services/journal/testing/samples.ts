import type { Alert, AlertChange } from '../../domain/model/alert.ts'
import { sampleAlert } from '../../testing/sample-alert.ts'
import type { Batch, Entry, Snapshot } from '../journal.ts'

/** What the tests of the journal and of its readers commit. */

/** A batch of readings and of events of one alert. */
export const batchOf = (entries: number, changes = 0): Batch => ({
  entries: entriesOf(entries),
  changes: Array.from({ length: changes }, (_, i) => changeOf(i + 1)),
})

export const entriesOf = (count: number): Entry[] =>
  Array.from({ length: count }, (_, i) => ({
    site: 'riverside',
    now: 1_767_225_600_000 + i,
    input: {
      type: 'reading',
      reading: { deviceId: `bin-${i}`, values: { fillPercent: i / 4, lidOpen: false } },
    },
    acceptance: { standing: 'live', at: 1_767_225_600_000 + i },
  }))

export function snapshotOf(seq: number, bytes: number): Snapshot {
  const body = new Uint8Array(bytes)
  // Noise of a fixed kind: it must not compress to nothing, and it must be the same each time.
  for (let i = 0, x = seq; i < bytes; i += 1) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) | 0
    body[i] = x >>> 24
  }
  return { seq, domainVersion: 1, body }
}

export function changeOf(n: number, note: string | null = null, over: Partial<Alert> = {}): AlertChange {
  const at = 1_767_225_600_000 + n
  return {
    event: {
      alertId: over.id ?? 'riverside-1',
      n,
      at,
      type: n === 1 ? 'raised' : 'commented',
      actor: 'system',
      note,
    },
    alert: sampleAlert('riverside-1', 1_767_225_600_001, {
      site: 'riverside',
      occurrences: n,
      updatedAt: at,
      version: 0,
      evidence: {
        sentence: { en: 'full', zh: '满' },
        metrics: [],
        thresholds: [],
        readings: [],
        settings: {},
      },
      ...over,
    }),
  }
}
