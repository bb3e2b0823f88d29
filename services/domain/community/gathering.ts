import { EVIDENCE_READINGS_MAX } from '../alerts/episode.ts'
import type { Alert, Evidence } from '../model/alert.ts'
import type { ZoneId } from '../model/place.ts'
import type { Rule } from '../model/rule.ts'
import type { SpecOf } from '../rules/condition.ts'
import { describeLevel } from '../rules/describe.ts'
import { figureOf, figuresFor } from '../rules/settings.ts'
import type { Community } from './state.ts'

/** What a rule about a zone sees of it. */
export interface Gathering {
  /** Open alerts of its member rules, one of each device, the newest last. */
  readonly members: readonly Alert[]
  readonly settings: Readonly<Record<string, number>>
  readonly enabled: boolean
  /** The highest level for which they are enough at present; -1 where for none. */
  readonly level: number
  /** An alert that is open goes on. */
  readonly goesOn: boolean
}

export const togetherIn = ({ levels }: Rule): SpecOf<'together'>[] =>
  levels.flatMap(({ when }) => (when.type === 'together' ? [when] : []))

export const membersOf = (rule: Rule): ReadonlySet<string> =>
  new Set(togetherIn(rule).flatMap(({ rules }) => rules))

export function gather(community: Community, rule: Rule, zone: ZoneId): Gathering {
  const members = membersIn(community, zone, membersOf(rule))
  const newest = members.at(-1)
  const device = newest && community.devices.get(newest.deviceId)?.device
  if (newest === undefined || device === undefined) {
    return { members, settings: {}, enabled: true, level: -1, goesOn: false }
  }
  const { enabled, settings } = figuresFor(rule, community.tunings.get(rule.id), device)
  const figure = (of: SpecOf<'together'>['devices']) => figureOf(of, settings)
  const specs = togetherIn(rule)
  const level = specs.findLastIndex(({ devices, withinMs }) => {
    const from = newest.raisedAt - figure(withinMs)
    return members.filter(({ raisedAt }) => raisedAt >= from).length >= figure(devices)
  })
  const least = specs.map(({ devices, endsBelow = devices }) => figure(endsBelow))
  const goesOn = enabled && members.length >= Math.min(...least)
  return { members, settings, enabled, level: enabled ? level : -1, goesOn }
}

function membersIn({ alerts }: Community, zone: ZoneId, rules: ReadonlySet<string>): Alert[] {
  const byDevice = new Map<string, Alert>()
  for (const { alert } of alerts.values()) {
    if (alert.zone !== zone || !rules.has(alert.rule) || alert.condition !== 'active') continue
    const known = byDevice.get(alert.deviceId)
    if (known === undefined || isOlder(known, alert)) byDevice.set(alert.deviceId, alert)
  }
  return [...byDevice.values()].sort((a, b) => (isOlder(a, b) ? -1 : 1))
}

const isOlder = (a: Alert, b: Alert): boolean =>
  a.raisedAt !== b.raisedAt ? a.raisedAt < b.raisedAt : a.id < b.id

/** Who they are, and the newest reading of each. */
export function evidenceOfAll(rule: Rule, { members, settings }: Gathering, level: number): Evidence {
  const of = rule.levels[level] as Rule['levels'][number]
  return {
    sentence: describeLevel(of, settings, {}),
    metrics: [...new Set(members.flatMap(({ evidence }) => evidence.metrics))],
    thresholds: [],
    readings: members.flatMap(({ evidence }) => evidence.readings.slice(-1)).slice(-EVIDENCE_READINGS_MAX),
    settings,
    findings: { devices: members.length },
    members: members.map(({ id, deviceId }) => ({ alert: id, device: deviceId })),
  }
}
