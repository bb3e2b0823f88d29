import type { WireMaintenanceBody } from '../../../services/api/wire/maintenance.ts'
import type { Fault } from '../form/faults.ts'
import { missingIn } from '../form/missing.ts'

export type Scope = WireMaintenanceBody['scope']
export const REACHES = ['site', 'zone', 'devices'] as const
export type ReachOf = (typeof REACHES)[number]

/** Work as it stands in the form. */
export interface Draft {
  readonly reach: ReachOf
  readonly site: string
  readonly zone: string
  readonly devices: readonly string[]
  /** As the browser's own field has it: by the reader's clock. */
  readonly from: string
  readonly to: string
  readonly reason: string
}

/** A window each: of several devices each has its own, and each is ended by itself. */
export function scopesOf({ reach, site, zone, devices }: Draft): readonly Scope[] {
  if (reach === 'devices') return devices.map(device => ({ device }))
  if (site === '') return []
  if (reach === 'zone') return zone === '' ? [] : [{ site, zone }]
  return [{ site }]
}

export const instantOf = (local: string): number => new Date(local).getTime()

/** What is asked of the server, one for each; nothing while something is missing. */
export function bodiesOf(draft: Draft, now: number): readonly WireMaintenanceBody[] {
  const from = instantOf(draft.from)
  const to = instantOf(draft.to)
  const reason = draft.reason.trim()
  if (reason === '' || !(to > from)) return []
  // "From now" is not to be refused, or to begin late, because the form was open for a minute.
  const begins = from <= now ? {} : { from: new Date(from).toISOString() }
  return scopesOf(draft).map(scope => ({ scope, ...begins, to: new Date(to).toISOString(), reason }))
}

/** Why nothing is asked of the server yet. */
export const missingOf = (draft: Draft): readonly Fault[] => [
  ...(scopesOf(draft).length === 0 ? [fault('scope', 'choose where the work is', '请选择维护范围')] : []),
  ...(instantOf(draft.to) > instantOf(draft.from)
    ? []
    : [fault('to', 'ends before it begins', '结束时间应晚于开始时间')]),
  ...missingIn({ reason: draft.reason }),
]

const fault = (path: string, en: string, zh: string): Fault => ({ path, level: 'fault', says: { en, zh } })
