import { gateway } from '../../devices-sim/kinds/gateway.ts'
import { simulatedKinds } from '../../devices-sim/kinds/kinds.ts'
import { smartBin } from '../../devices-sim/kinds/smart-bin.ts'
import { type Wristband, wristband } from '../../devices-sim/kinds/wristband.ts'
import { quarterOf } from '../../devices-sim/scenarios/month/chargers.ts'
import { gatewayOf } from '../../devices-sim/scenarios/month/links.ts'
import { placement } from '../../devices-sim/world/places.ts'
import type { Inhabitant } from '../../devices-sim/world/population.ts'
import { type Enlisted, roster } from '../../devices-sim/world/roster.ts'
import { RuleBook } from '../../services/domain/community/program.ts'
import { type Community, defaultPolicy, newCommunity } from '../../services/domain/community/state.ts'
import { step } from '../../services/domain/community/step.ts'
import { kindList, rulesForAll } from '../../services/domain/kinds/kinds.ts'
import type { Device } from '../../services/domain/model/device.ts'
import type { RuleTuning } from '../../services/domain/model/rule.ts'
import type { Instant } from '../../services/domain/model/time.ts'

export const SITE = 'month'

/** So many devices of all kinds, before they live. */
export function residents(devices: number): Enlisted[] {
  const counts = Object.fromEntries(
    simulatedKinds.map(({ option, inMonth }) => [option, Math.ceil((devices * (inMonth?.share ?? 0)) / 100)]),
  )
  return roster({ site: SITE, counts }).map(one => ({
    ...one,
    reportEveryMs: one.kind.inMonth?.reportEveryMs ?? one.reportEveryMs,
  }))
}

/** The product, with all of them registered, and the rules on that have to be switched on for somebody. */
export function openSite(inhabitants: readonly Inhabitant[], now: Instant): Community {
  const community = newCommunity(SITE, new RuleBook(kindList, rulesForAll))
  const policy = { ...defaultPolicy, timeZone: 'Asia/Shanghai' }
  step(community, { type: 'started', policy }, now)
  for (const device of registered(inhabitants))
    step(community, { type: 'device-saved', device, actor: 'admin' }, now)
  for (const tuning of tunings(inhabitants))
    step(community, { type: 'rule-tuned', tuning, actor: 'admin' }, now)
  return community
}

export function registered(inhabitants: readonly Inhabitant[]): Device[] {
  const gateways = inhabitants.filter(one => one.kind === gateway)
  return inhabitants.map(one => {
    const { zone, name } = placement(one.kind, one.number)
    const speaker = gatewayOf(one, gateways)
    return {
      id: one.id,
      kind: one.kind.kind,
      site: SITE,
      zone: `${zone}-${quarterOf(one.number)}`,
      name,
      model: 'simulated',
      expectedIntervalMs: one.reportEveryMs,
      ...(speaker && { gateway: speaker.id }),
    }
  })
}

const RADIUS_M = 400
/** By radio two reports in a row are lost now and then, and the third comes when it comes. */
const RADIO_INTERVALS = 4

/** All wearers live alone and have a home: each rule has its chance. */
function tunings(inhabitants: readonly Inhabitant[]): RuleTuning[] {
  const homes = inhabitants
    .filter(one => one.kind === wristband)
    .map(({ id, body }) => {
      const { lat, lon } = (body as Wristband).home
      return {
        scope: { device: id },
        enabled: true,
        settings: { homeLat: lat, homeLon: lon, radiusM: RADIUS_M },
      }
    })
  const byRadio = inhabitants
    .filter(one => one.kind === smartBin)
    .map(({ id }) => ({ scope: { device: id }, settings: { intervals: RADIO_INTERVALS } }))
  return [
    { rule: 'offline', version: 1, overrides: byRadio },
    { rule: 'weak-link', version: 1, overrides: byRadio },
    { rule: 'inactive', version: 1, overrides: [{ scope: {}, enabled: true }] },
    { rule: 'left-area', version: 1, overrides: homes },
  ]
}
