import type { Environment } from '../config/environment.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Policy } from '../domain/model/policy.ts'
import { isTimeZone } from '../domain/model/zone-time.ts'

/** What the hours of a schedule are read in. */
export interface TimeZones {
  /** Of every site that has none of its own, as IANA names it. */
  readonly usual: string
  readonly bySite: ReadonlyMap<SiteId, string>
}

export const timeZoneOf = ({ usual, bySite }: TimeZones, site: SiteId): string => bySite.get(site) ?? usual

/** The policy that a site is told of when the server came up. */
export const policyFor = (
  site: SiteId,
  of: { readonly policy: Policy; readonly timeZones: TimeZones },
): Policy => ({
  ...of.policy,
  timeZone: timeZoneOf(of.timeZones, site),
})

export function timeZonesConfig(env: Environment): TimeZones {
  const machine = Intl.DateTimeFormat().resolvedOptions().timeZone
  const usual = env.text('LINLI_TIME_ZONE') ?? machine
  expectZone(env, 'LINLI_TIME_ZONE', usual)
  return { usual, bySite: new Map(pairsIn(env)) }
}

/** `site=Area/City,other=Area/City` */
function pairsIn(env: Environment): (readonly [SiteId, string])[] {
  const name = 'LINLI_SITE_TIME_ZONES'
  const pairs = (env.text(name) ?? '').split(',').filter(pair => pair.trim() !== '')
  const seen = new Set<string>()
  return pairs.flatMap(pair => {
    const [site = '', zone = '', ...more] = pair.split('=').map(part => part.trim())
    if (site === '' || zone === '' || more.length > 0 || seen.has(site)) {
      const what = seen.has(site) ? 'each site once' : 'site=Area/City'
      env.fault(`${name}: expected ${what}, got ${JSON.stringify(pair.trim())}`)
      return []
    }
    seen.add(site)
    expectZone(env, name, zone)
    return [[site, zone] as const]
  })
}

function expectZone(env: Environment, name: string, zone: string): void {
  if (isTimeZone(zone)) return
  env.fault(`${name}: expected a time zone such as Asia/Shanghai, got ${JSON.stringify(zone)}`)
}
