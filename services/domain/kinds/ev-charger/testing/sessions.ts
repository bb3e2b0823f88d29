// Charging sessions as operators publish them, with the faults that are in such files.
import { HOUR, type Instant, MINUTE } from '../../../model/time.ts'

/** One session; `chargedUntil` is when the car took no more, `to` when it left. */
export interface Session {
  readonly id: string
  readonly station: string
  readonly from: Instant
  readonly chargedUntil: Instant
  readonly to: Instant
  readonly energyWh: number
}

/** Why a row is left out, or what was mended in it. */
export type SessionFault =
  | 'no-such-date'
  | 'ends-before-it-begins'
  | 'negative-energy'
  | 'century-missing'
  | 'ends-after-the-next-begins'

export interface ReadSessions {
  readonly sessions: readonly Session[]
  readonly leftOut: Readonly<Partial<Record<SessionFault, number>>>
  readonly mended: Readonly<Partial<Record<SessionFault, number>>>
}

type Row = Readonly<Record<string, string>>
type Counts = Partial<Record<SessionFault, number>>

/** A level 2 charger of Caltech's garages. */
const CALTECH_W = 6_600

/** Arrival and departure in minutes of a month, and energy: the car took it from its arrival on. */
export const caltechSessions = (rows: readonly Row[]): ReadSessions =>
  sound(
    rows.map(row => {
      const from = Number(row.arrival_min) * MINUTE
      const to = Number(row.departure_min) * MINUTE
      const energyWh = Number(row.kwh) * 1_000
      const chargedUntil = Math.min(to, from + (energyWh / CALTECH_W) * HOUR)
      return { id: row.session_id ?? '', station: row.station ?? '', from, chargedUntil, to, energyWh }
    }),
    {},
  )

/** Begin and end of charging by the clock; the years of the published file have no century. */
export function asensioSessions(rows: readonly Row[]): ReadSessions {
  const mended: Counts = {}
  const sessions = rows.map(row => {
    const to = timeOf(row.ended ?? '', mended)
    return {
      ...{ id: row.sessionId ?? '', station: row.stationId ?? '', from: timeOf(row.created ?? '', mended) },
      ...{ chargedUntil: to, to, energyWh: Number(row.kwhTotal) * 1_000 },
    }
  })
  return sound(sessions, mended)
}

/** `NaN` where there is no such date, such as the 30th of February. */
function timeOf(words: string, mended: Counts): Instant {
  const isShort = words.startsWith('00')
  if (isShort) count(mended, 'century-missing')
  const iso = `${(isShort ? `20${words.slice(2)}` : words).replace(' ', 'T')}.000Z`
  const at = Date.parse(iso)
  return Number.isFinite(at) && new Date(at).toISOString() === iso ? at : Number.NaN
}

function sound(all: readonly Session[], mended: Counts): ReadSessions {
  const leftOut: Counts = {}
  const possible = all.filter(session => {
    const fault = faultOf(session)
    if (fault !== undefined) count(leftOut, fault)
    return fault === undefined
  })
  const sessions = possible
    .sort((a, b) => (a.station < b.station ? -1 : a.station > b.station ? 1 : a.from - b.from))
    .map((session, i, sorted) => {
      const next = sorted[i + 1]
      if (next === undefined || next.station !== session.station || next.from >= session.to) return session
      count(mended, 'ends-after-the-next-begins')
      return { ...session, to: next.from, chargedUntil: Math.min(session.chargedUntil, next.from) }
    })
  return { sessions, leftOut, mended }
}

function faultOf({ from, to, energyWh }: Session): SessionFault | undefined {
  if (Number.isNaN(from) || Number.isNaN(to)) return 'no-such-date'
  if (to <= from) return 'ends-before-it-begins'
  return energyWh >= 0 ? undefined : 'negative-energy'
}

const count = (counts: Counts, fault: SessionFault): void => {
  counts[fault] = (counts[fault] ?? 0) + 1
}
