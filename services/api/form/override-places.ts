import { isDeepStrictEqual } from 'node:util'
import { appliesTo } from '../../domain/community/program.ts'
import type { Device } from '../../domain/model/device.ts'
import type { Rule, RuleOverride } from '../../domain/model/rule.ts'
import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { aKind, fault, warning } from '../../domain/rules/sense/draft.ts'
import { ApiProblem } from '../problem.ts'
import { DEVICE, noSuchPlace, SITE, ZONE } from './no-such-place.ts'
import type { PlacesThere } from './places-there.ts'

type Scope = RuleOverride['scope']

/** Throws where something is set for a place or a device that is none: it would hold for nothing, and nobody would know. */
export function refuseNowhere(
  rule: Rule,
  overrides: readonly RuleOverride[],
  before: readonly RuleOverride[],
  there: () => PlacesThere,
): void {
  const faults = overrides.flatMap((override, i) => {
    // What was right once hinders no other change.
    if (isAnywhere(override.scope) || before.some(one => isDeepStrictEqual(one, override))) return []
    return missing(`overrides.${i}.scope`, rule, override.scope, there()) ?? []
  })
  const detail = faults.map(({ path, says }) => `${path}: ${says.en}`).join('; ')
  if (faults.length > 0) throw new ApiProblem('SCOPE_UNKNOWN', { faults, detail })
}

/** Why what is set there holds for nothing; nothing where it does for something. */
export function whyEmpty(path: string, rule: Rule, scope: Scope, there: PlacesThere): RuleFault | undefined {
  if (isAnywhere(scope)) return undefined
  const gone = missing(path, rule, scope, there)
  if (gone !== undefined) return { ...gone, level: 'warning' }
  const { site, zone, device } = scope
  if (device !== undefined || there.holds(rule, site, zone)) return undefined
  return zone === undefined
    ? warning(`${path}.site`, `no such device is on site “${site}”`, `社区“${site}”中没有此规则适用的设备`)
    : warning(`${path}.zone`, `no such device is in zone “${zone}”`, `区域“${zone}”中没有此规则适用的设备`)
}

const isAnywhere = ({ site, zone, device }: Scope): boolean =>
  site === undefined && zone === undefined && device === undefined

function missing(path: string, rule: Rule, scope: Scope, there: PlacesThere): RuleFault | undefined {
  const { site, zone, device: id } = scope
  if (id !== undefined) {
    const device = there.device(id)
    if (device === undefined) return noDevice(`${path}.device`, id, rule, scope, there)
    return elsewhere(path, device, scope) ?? otherKind(`${path}.device`, device, rule)
  }
  if (site !== undefined && !there.sites().includes(site))
    return noSuchPlace(`${path}.site`, SITE, site, there.sites())
  if (zone !== undefined && !there.zones(site).includes(zone))
    return noSuchPlace(`${path}.zone`, ZONE, zone, there.zones(site))
  return undefined
}

function elsewhere(path: string, device: Device, { site, zone }: Scope): RuleFault | undefined {
  const { id } = device
  if (site !== undefined && site !== device.site)
    return fault(`${path}.site`, `“${id}” is not on site “${site}”`, `设备“${id}”不在社区“${site}”`)
  if (zone !== undefined && zone !== device.zone)
    return fault(`${path}.zone`, `“${id}” is not in zone “${zone}”`, `设备“${id}”不在区域“${zone}”`)
  return undefined
}

const otherKind = (path: string, { id, kind }: Device, rule: Rule): RuleFault | undefined =>
  appliesTo({ kind })(rule)
    ? undefined
    : fault(
        path,
        `“${id}” is ${aKind(kind)}, and the rule does not look at these`,
        `设备“${id}”的类型是 ${kind}，此规则不适用`,
      )

const noDevice = (path: string, id: string, rule: Rule, { site }: Scope, there: PlacesThere): RuleFault =>
  noSuchPlace(path, DEVICE, id, there.devices(rule, site))
