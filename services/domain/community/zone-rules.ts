import { changeSeverity, OCCURRENCE_EVENT_MS, raise } from '../alerts/episode.ts'
import { endPauseIfWorse } from '../alerts/pausing.ts'
import { type AlertRecord, record } from '../alerts/record.ts'
import { type Alert, type AlertChange, type AlertEventType, isWorse } from '../model/alert.ts'
import { SYSTEM } from '../model/person.ts'
import type { ZoneId } from '../model/place.ts'
import { isZoneRule, type LevelSpec, type Rule } from '../model/rule.ts'
import type { Instant } from '../model/time.ts'
import { admit } from './admit.ts'
import { clearAlert } from './end-alert.ts'
import { evidenceOfAll, type Gathering, gather, membersOf } from './gathering.ts'
import type { Community } from './state.ts'

// A rule about several devices of a zone is evaluated when an alert of one of them begins or ends, and by nothing else: it
// remembers nothing beside the alerts themselves. Its alert belongs to the device that made them enough, one at a time for
// each zone and rule.

const TURNS: ReadonlySet<AlertEventType> = new Set(['raised', 'cleared', 'resolved', 'withdrawn'])

/** What follows for rules about zones from what else happened in this step. */
export function settleZones(community: Community, changes: AlertChange[]): void {
  const rules = zoneRulesOf(community)
  if (rules.length === 0) return
  for (const { alert, event } of [...changes]) {
    if (!TURNS.has(event.type)) continue
    for (const rule of rules) {
      // The device to which its own alert belonged may be gone; those that are left may still be enough.
      const isOrphaned = alert.rule === rule.id && event.type === 'withdrawn'
      if (!isOrphaned && !membersOf(rule).has(alert.rule)) continue
      settle(community, rule, alert.zone, event.at, isOrphaned || event.type === 'raised', changes)
    }
  }
}

/** The rule is another, or has other figures: every zone is looked at again. */
export function settleRule(community: Community, id: string, now: Instant, changes: AlertChange[]): void {
  const rule = zoneRulesOf(community).find(rule => rule.id === id)
  const records = [...community.alerts.values()]
  if (rule === undefined) {
    for (const record of records.filter(isOpenOf(id))) endIn(community, record, now, changes, 'rule deleted')
    return
  }
  for (const zone of new Set(records.map(({ alert }) => alert.zone))) {
    settle(community, rule, zone, now, true, changes)
  }
}

function zoneRulesOf({ book, customRules }: Community): readonly Rule[] {
  const own = [...customRules.values()].filter(isZoneRule)
  return own.length === 0 ? book.zoneRules : [...book.zoneRules, ...own]
}

const isOpenOf =
  (rule: string) =>
  ({ alert }: AlertRecord): boolean =>
    alert.rule === rule && alert.condition === 'active' && isOfZone(alert)

/** Its one open alert of this zone. */
const openIn = ({ alerts }: Community, zone: ZoneId, rule: string): AlertRecord | undefined =>
  [...alerts.values()].filter(isOpenOf(rule)).find(({ alert }) => alert.zone === zone)

/** It is about a zone, whichever device it belongs to. */
export const isOfZone = ({ evidence }: Alert): boolean => evidence.members !== undefined

function settle(
  community: Community,
  rule: Rule,
  zone: ZoneId,
  at: Instant,
  mayBegin: boolean,
  changes: AlertChange[],
): void {
  try {
    look(community, rule, zone, at, mayBegin, changes)
  } catch (error) {
    const [of] = [...community.devices.values()].filter(({ device }) => device.zone === zone)
    if (of !== undefined) community.failing.push({ of, rule: rule.id, error, isOfZone: true })
  }
}

function look(
  community: Community,
  rule: Rule,
  zone: ZoneId,
  at: Instant,
  mayBegin: boolean,
  changes: AlertChange[],
): void {
  const open = openIn(community, zone, rule.id)
  const gathering = gather(community, rule, zone)
  if (open === undefined) {
    if (mayBegin && gathering.level >= 0) begin(community, rule, gathering, at, changes)
  } else if (gathering.goesOn) goOn(open, rule, gathering, at, changes)
  else endIn(community, open, at, changes, gathering.enabled ? undefined : 'rule switched off')
}

function begin(
  community: Community,
  rule: Rule,
  gathering: Gathering,
  at: Instant,
  changes: AlertChange[],
): void {
  const { severity, latch: latched = false } = rule.levels[gathering.level] as LevelSpec
  const of = community.devices.get(gathering.members.at(-1)?.deviceId ?? '')
  if (of === undefined) return
  const admission = admit(community, of, rule, severity, changes)
  const { id } = admission
  const evidence = evidenceOfAll(rule, gathering, gathering.level)
  const raised = raise({ id, device: of.device, rule, severity, latched, at, evidence, admission })
  community.alerts.set(id, raised.record)
  of.open[rule.id] = id
  changes.push(raised.change)
}

/** Who joins stands in the evidence. It climbs with them, and does not fall back before its end. */
function goOn(
  open: AlertRecord,
  rule: Rule,
  gathering: Gathering,
  at: Instant,
  changes: AlertChange[],
): void {
  const { alert } = open
  const known = new Set(alert.evidence.members?.map(member => member.alert))
  if (gathering.members.every(({ id }) => known.has(id))) return
  open.occurrences++
  const level = rule.levels[gathering.level]
  if (level !== undefined && isWorse(level.severity, alert.severity)) {
    const evidence = evidenceOfAll(rule, gathering, gathering.level)
    endPauseIfWorse(open, level.severity, at, changes)
    changes.push(changeSeverity(open, level.severity, level.latch ?? false, at, evidence))
  } else if (at - open.occurredAt >= OCCURRENCE_EVENT_MS) {
    open.occurredAt = at
    const { members, findings, readings } = evidenceOfAll(rule, gathering, 0)
    const evidence = {
      ...alert.evidence,
      ...(members && { members }),
      ...(findings && { findings }),
      readings,
    }
    changes.push(record(open, { type: 'occurred', at, actor: SYSTEM }, { evidence }))
  }
}

function endIn(
  community: Community,
  open: AlertRecord | undefined,
  at: Instant,
  changes: AlertChange[],
  note?: string,
): void {
  if (open === undefined || open.alert.latched) return
  const of = community.devices.get(open.alert.deviceId)
  if (of !== undefined) clearAlert(community, of, open.alert.rule, at, changes, note)
}
