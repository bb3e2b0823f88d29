// What chargers report of sessions that are known from their beginning to their end, and what the rules make of it.
import { RuleBook } from '../../../community/program.ts'
import { type Community, newCommunity } from '../../../community/state.ts'
import { step } from '../../../community/step.ts'
import type { Alert } from '../../../model/alert.ts'
import type { Reading, Values } from '../../../model/reading.ts'
import { DAY, type Instant, MINUTE, SECOND } from '../../../model/time.ts'
import { rulesForAll } from '../../kinds.ts'
import { evCharger } from '../kind.ts'
import type { Session } from './sessions.ts'

const EVERY_MS = 15 * MINUTE
const ownRules = new Set(evCharger.rules.map(({ id }) => id))

/** Figures other than the defaults, by rule. */
export type Figures = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Every alert that the rules of a charger raise on these sessions; what is said of their silence is another matter. */
export function alertsOf(sessions: readonly Session[], figures: Figures = {}): Alert[] {
  const community = newCommunity('s', new RuleBook([evCharger], rulesForAll))
  const readings = readingsOf(sessions)
  const start = readings[0]?.ts ?? 0
  for (const id of new Set(sessions.map(({ station }) => station))) save(community, id, start)
  for (const [rule, settings] of Object.entries(figures)) {
    const tuning = { rule, version: 1, overrides: [{ scope: {}, settings }] }
    step(community, { type: 'rule-tuned', actor: 'test', tuning }, start)
  }
  const raised: Alert[] = []
  const take = (input: Parameters<typeof step>[1], now: Instant) => {
    for (const { alert, event } of step(community, input, now).changes) {
      if (event.type === 'raised' && ownRules.has(alert.rule)) raised.push(alert)
    }
  }
  for (const reading of readings) take({ type: 'reading', reading }, reading.ts ?? start)
  take({ type: 'tick' }, (readings.at(-1)?.ts ?? start) + DAY)
  return raised
}

function save(community: Community, id: string, now: Instant): void {
  const device = { id, kind: evCharger.kind, site: 's', zone: 'garage', name: id }
  step(community, { type: 'device-saved', device, actor: 'test' }, now)
}

function readingsOf(sessions: readonly Session[]): Reading[] {
  const metersWh = new Map<string, number>()
  return sessions
    .flatMap(session => {
      const before = metersWh.get(session.station) ?? 0
      metersWh.set(session.station, before + session.energyWh)
      return reportsOf(session, before).map(([ts, values]) => ({ deviceId: session.station, ts, values }))
    })
    .sort((a, b) => a.ts - b.ts)
}

/** Plugged in, charging with its meter every quarter of an hour, full, and gone a second before the time. */
function reportsOf(session: Session, meterWh: number): [Instant, Values][] {
  const { from, chargedUntil, to, energyWh } = session
  const reports: [Instant, Values][] = [
    [from, { status: 'Charging', errorCode: 'NoError', bayOccupied: true, energyWh: meterWh }],
  ]
  for (let at = from + EVERY_MS; at < chargedUntil; at += EVERY_MS) {
    const share = (at - from) / (chargedUntil - from)
    reports.push([at, { status: 'Charging', energyWh: meterWh + energyWh * share }])
  }
  const end = meterWh + energyWh
  if (chargedUntil < to - SECOND) reports.push([chargedUntil, { status: 'SuspendedEV', energyWh: end }])
  for (let at = chargedUntil + EVERY_MS; at < to; at += EVERY_MS)
    reports.push([at, { status: 'SuspendedEV' }])
  reports.push([to - SECOND, { status: 'Available', bayOccupied: false, energyWh: end }])
  return reports
}
