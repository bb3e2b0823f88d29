import { inputFor, rulesInForce } from '../domain/community/rules-in-force.ts'
import type { Device, DeviceId } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import { SYSTEM } from '../domain/model/person.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Rule } from '../domain/model/rule.ts'
import type { OwnIntake, Result } from '../runtime/intake.ts'
import type { Registry } from '../runtime/registry.ts'
import type { ReportConfig } from './config.ts'

export const OWN_KIND = 'server'

export interface OwnDeviceOptions {
  readonly config: ReportConfig
  readonly registry: Registry
  readonly intake: OwnIntake
  readonly rules: readonly Rule[]
  /** Nobody may sign in as the server, also with a token that its id had when it was another's. */
  readonly takeToken: (id: DeviceId) => Promise<void>
}

/** `taken`: the id belongs to a device of another kind, and stays with it. */
export type Registration = 'registered' | 'taken' | 'refused'

/** Sees to it that the server is a registered device, where and as it is configured. */
export async function registerSelf(options: OwnDeviceOptions): Promise<Registration> {
  const { config, registry, takeToken } = options
  const device: Device = {
    ...placeOf(config),
    kind: OWN_KIND,
    expectedIntervalMs: config.everyMs,
    name: NAME,
  }
  const before = registry.get(device.id)?.device
  if (before !== undefined && before.kind !== OWN_KIND) return 'taken'
  if (before !== undefined && isSame(before, device)) return 'registered'
  const inputs: [SiteId, Input][] = [[device.site, { type: 'device-saved', device, actor: SYSTEM }]]
  if (before === undefined) await takeToken(device.id)
  if (before === undefined || before.site !== device.site) inputs.push(...rulesFor(options))
  if (before !== undefined && before.site !== device.site) {
    inputs.unshift([before.site, { type: 'device-deleted', deviceId: device.id, actor: SYSTEM }])
  }
  for (const [site, input] of inputs) {
    if (!(await submitted(options, site, input)).ok) return 'refused'
  }
  return 'registered'
}

const NAME = '邻里 Linli'

const placeOf = ({ id, site, zone }: ReportConfig) => ({ id, site, zone })

const isSame = (a: Device, b: Device): boolean =>
  a.site === b.site && a.zone === b.zone && a.name === b.name && a.expectedIntervalMs === b.expectedIntervalMs

/** The rules and figures that hold everywhere hold on a site that begins with the server too. */
const rulesFor = ({ config, registry, rules }: OwnDeviceOptions): [SiteId, Input][] =>
  rulesInForce(rules, registry).map(each => [config.site, inputFor(each, SYSTEM)])

const submitted = ({ intake }: OwnDeviceOptions, site: SiteId, input: Input): Promise<Result> =>
  new Promise(resolve => intake.submitOwn(site, input, resolve))
