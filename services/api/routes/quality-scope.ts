import type { Rule } from '../../domain/model/rule.ts'
import type { QualityReport } from '../../domain/quality/report.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { QualityQuery } from '../../store/quality.ts'
import { SERVER_RULES } from '../form/rule-titles.ts'
import { ApiProblem } from '../problem.ts'

export interface QualityScopeOptions {
  readonly rule: (id: string) => Rule | undefined
  readonly registry: Pick<Registry, 'get' | 'list' | 'hasSite'>
  /** Not of somebody out of reach: who is there elsewhere is not told. */
  readonly knowsActor: (username: string) => Promise<boolean>
}

type Asked = Pick<QualityQuery, 'site' | 'zone' | 'deviceId' | 'rule' | 'actor'>

/** A name that was written wrong looks like a place without a single alarm: what nobody knows is refused by its name. */
export async function refuseUnknown(
  asked: Asked,
  report: QualityReport,
  options: QualityScopeOptions,
): Promise<void> {
  if (hasAnything(report)) return // What is deleted by now may still be asked about.
  const unknown = await unknownIn(asked, options)
  if (unknown !== undefined) throw new ApiProblem('QUALITY_SCOPE_EMPTY', { detail: unknown })
}

const hasAnything = ({ alarms, closed, held }: QualityReport): boolean =>
  alarms + closed + held.shelved + held.grouped > 0 || Object.values(held.suppressed).some(n => n > 0)

async function unknownIn(
  { site, zone, deviceId, rule, actor }: Asked,
  { rule: ruleOf, registry, knowsActor }: QualityScopeOptions,
): Promise<string | undefined> {
  if (site !== undefined && !registry.hasSite(site)) return `site ${site}`
  if (zone !== undefined && !hasZone(zone, site, registry)) return `zone ${zone}`
  if (deviceId !== undefined && registry.get(deviceId) === undefined) return `device ${deviceId}`
  if (rule !== undefined && ruleOf(rule) === undefined && !isServers(rule)) return `rule ${rule}`
  if (actor !== undefined && !(await knowsActor(actor))) return `actor ${actor}`
  return undefined
}

const isServers = (rule: string): boolean => SERVER_RULES.some(({ id }) => id === rule)

const hasZone = (zone: string, site: string | undefined, registry: Pick<Registry, 'list'>): boolean =>
  [...registry.list()].some(({ device }) => device.zone === zone && (site ?? device.site) === device.site)
