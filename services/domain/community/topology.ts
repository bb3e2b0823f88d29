import { SITE_SILENT } from '../alerts/summaries.ts'
import { offline } from '../kinds/offline.ts'
import { type DurationMs, type Instant, NEVER, NOT_YET } from '../model/time.ts'
import { quietSince } from './device-numbers.ts'
import type { DeviceState } from './device-state.ts'
import type { Community } from './state.ts'

export const OFFLINE = offline.id

/** Alerts of these rules explain others. */
export const EXPLAINS: ReadonlySet<string> = new Set([OFFLINE, SITE_SILENT])

/** A gateway may stand behind another, so many deep; nobody looks further. */
export const GATEWAYS_DEEP_MAX = 16

/** What explains the silence of a device, if anything does: until when it does where that is known. */
export interface Silencer {
  readonly by: string
  readonly until?: Instant
}

/**
 * The nearest gateway above a device that is heard of by itself, and whose silence would be found. There is none in a
 * circle: each would wait for the other, and nobody would hear of any.
 */
export function parentOf({ devices }: Community, of: DeviceState): DeviceState | undefined {
  let parent: DeviceState | undefined
  let above = devices.get(of.device.gateway ?? '')
  for (let depth = 0; above !== undefined && depth < GATEWAYS_DEEP_MAX; depth++) {
    if (above === of) return undefined
    if (parent === undefined && isWitness(above)) parent = above
    above = devices.get(above.device.gateway ?? '')
  }
  return parent
}

/** It reported before, and its silence would be found. */
export const isWitness = (of: DeviceState): boolean =>
  quietSince(of) !== NOT_YET && of.program.byId.has(OFFLINE)

/**
 * What a silent device reports through: it is silent itself, or not yet known to be (nothing was heard of it either since
 * the device missed its first report), or has only just come back.
 */
export function silencedBy(community: Community, of: DeviceState): Silencer | undefined {
  const parent = parentOf(community, of)
  if (parent === undefined) return silencedWithSite(community, of)
  const alert = parent.open[OFFLINE]
  if (alert !== undefined) return { by: alert }
  if (isAwaited(parent, of)) {
    parent.isAwaited = true
    return { by: parent.device.id }
  }
  return ownChance(community, of, parent.device.id, community.holds.returned.get(parent.device.id))
}

function silencedWithSite(community: Community, of: DeviceState): Silencer | undefined {
  const { holds, site } = community
  const alert = holds.open[SITE_SILENT]
  return alert === undefined ? ownChance(community, of, site, holds.silence.returnedAt) : { by: alert }
}

/** Nobody knows yet whether the parent is silent: nothing was heard of it since, and its time is still to come. */
function isAwaited(parent: DeviceState, of: DeviceState): boolean {
  const compiled = parent.program.byId.get(OFFLINE)
  const state = compiled && parent.rules[compiled.place]
  const isWatched = state !== undefined && state.open === undefined && state.wakeAt !== NEVER
  return isWatched && quietSince(parent) <= quietSince(of) + of.expectedIntervalMs
}

/** What it reports through is back: it has one interval of its own to be heard again, at least the grace. */
function ownChance(
  { policy, now }: Community,
  of: DeviceState,
  by: string,
  returnedAt: Instant = NOT_YET,
): Silencer | undefined {
  const chanceMs: DurationMs = Math.max(of.expectedIntervalMs, policy.graceMs)
  const until = returnedAt + chanceMs
  return now < until && quietSince(of) <= returnedAt ? { by, until } : undefined
}
