// What ought to come of sessions, worked out from the sessions themselves.
import type { DurationMs } from '../../../model/time.ts'
import type { Session } from './sessions.ts'

/** Station and time of each alert that is due, as `alertsOf` words them. */
export type Due = readonly string[]

export const dueAt = (station: string, at: number): string => `${station} ${at}`

/** Cars that stood for so long after they took no more. The last second of a session is the report that it is over. */
export const overstays = (sessions: readonly Session[], afterMs: DurationMs): Due =>
  sessions
    .filter(({ chargedUntil, to, energyWh }) => to - 1_000 - chargedUntil >= afterMs && energyWh >= 150)
    .map(({ station, chargedUntil }) => dueAt(station, chargedUntil + afterMs))
    .sort()

export const longOnes = (sessions: readonly Session[], forMs: DurationMs): Due =>
  sessions
    .filter(({ from, chargedUntil, to }) => Math.min(chargedUntil, to - 1_000) - from >= forMs)
    .map(({ station, from }) => dueAt(station, from + forMs))
    .sort()

/** Rows of at least so many sessions in a row, at one station, that gave less than this. */
export function emptyRows(sessions: readonly Session[], lessThanWh: number, inARow: number): number {
  const rows = new Map<string, number>()
  let due = 0
  for (const { station, energyWh } of sessions) {
    const row = energyWh < lessThanWh ? (rows.get(station) ?? 0) + 1 : 0
    rows.set(station, row)
    if (row === inARow) due++
  }
  return due
}
