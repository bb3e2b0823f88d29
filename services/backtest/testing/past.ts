// A stored past for tests: what bins reported, in a real database.
import { allRules } from '../../domain/kinds/kinds.ts'
import type { Device } from '../../domain/model/device.ts'
import type { Values } from '../../domain/model/reading.ts'
import type { Rule, RuleTuning } from '../../domain/model/rule.ts'
import { DAY, type Instant } from '../../domain/model/time.ts'
import type { Entry } from '../../journal/journal.ts'
import type { Storage } from '../../store/storage.ts'
import { openTemporaryStorage } from '../../store/temporary.ts'
import type { BacktestRequest } from '../desk.ts'

/** The midnight, in UTC, at which the past of the tests begins. */
export const start: Instant = 20_000 * DAY

export const binFull = allRules.find(({ id }) => id === 'bin-full') as Rule

export const binOf = (id: string, site = 'site-1'): Device => ({
  ...{ id, kind: 'smart-bin', site, zone: 'gate', name: id, expectedIntervalMs: DAY },
})

/** `[when, values]` of each device, beginning with `start`. */
export type Past = Readonly<Record<string, readonly (readonly [offsetMs: number, values: Values])[]>>

export async function storedPast(past: Past): Promise<Storage> {
  const storage = await openTemporaryStorage()
  const entries = Object.entries(past).flatMap(([deviceId, readings]) =>
    readings.map(([offsetMs, values]): Entry => {
      const at = start + offsetMs
      const input = { type: 'reading', reading: { deviceId, values, ts: at } } as const
      return { site: 'site-1', now: at, input, acceptance: { standing: 'live', at } }
    }),
  )
  await storage.journal.append({ entries, changes: [] })
  await storage.historyCaughtUp()
  return storage
}

/** The rule as it stands, on these devices, for a week. */
export const requestOf = (...devices: Device[]): BacktestRequest => ({
  trial: { draft: { rule: binFull, tuning: undefined }, present: undefined },
  devices: devices.map(device => ({ device, historyFrom: null })),
  from: start,
  to: start + 7 * DAY,
  by: 'admin',
})

export const tuningOf = (settings: Record<string, number>): RuleTuning => ({
  rule: binFull.id,
  version: 1,
  overrides: [{ scope: {}, settings }],
})
