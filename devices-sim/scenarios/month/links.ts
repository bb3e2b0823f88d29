import type { DeviceId } from '../../../services/domain/model/device.ts'
import { gateway } from '../../kinds/gateway.ts'
import { server } from '../../kinds/server.ts'
import { smartBin } from '../../kinds/smart-bin.ts'
import { wristband } from '../../kinds/wristband.ts'
import { DAY, type DurationMs, HOUR, MINUTE, SECOND } from '../../world/durations.ts'
import type { Inhabitant } from '../../world/population.ts'
import type { Random } from '../../world/random.ts'
import type { Enlisted } from '../../world/roster.ts'
import type { What } from '../../world/truth.ts'
import { die } from '../breakdowns.ts'
import type { Stage } from '../scenario.ts'
import type { Mishaps } from './mishaps.ts'

/** A gateway keeps so many readings of each device for when it is connected again. */
const KEPT_MAX = 200
const KEPT_BY_ITSELF_MAX = 20
/** A clock that nobody set for long. */
const CLOCK_OFF_MS_MAX = 4 * MINUTE

export function troubleLinks(stage: Stage, mishaps: Mishaps): void {
  const gateways = stage.inhabitants.filter(one => one.kind === gateway)
  const others = stage.inhabitants.filter(one => one.kind !== gateway)
  // Whoever could say of a server that it is silent is silent with it.
  const missed = others.filter(one => one.kind !== server)
  mishaps.befall('device dead', missed, {
    everyMs: 300 * DAY,
    lasts: [2 * HOUR, 20 * HOUR],
    befalls: (one, forMs) => die(stage.world, one.id, forMs),
  })
  mishaps.befall('antenna broken', stage.of(smartBin), {
    everyMs: 200 * DAY,
    lasts: [4 * DAY, 7 * DAY],
    befalls: (bin, forMs, random) => comesAndGoes(stage, bin.id, forMs, random),
  })
  mishaps.befall('link lost for a moment', others, {
    everyMs: 10 * DAY,
    lasts: [20 * SECOND, 2 * MINUTE],
    befalls: (one, forMs) => cut(stage, [one.id], forMs, KEPT_BY_ITSELF_MAX),
  })
  mishaps.befall('clock wrong', others, {
    everyMs: 60 * DAY,
    lasts: [2 * HOUR, 12 * HOUR],
    befalls: (one, forMs, random) => {
      stage.world.setClock(one.id, random.between(-CLOCK_OFF_MS_MAX, CLOCK_OFF_MS_MAX))
      stage.world.after(forMs, () => stage.world.setClock(one.id, 0))
    },
  })
  mishaps.befall('gateway down', gateways, {
    everyMs: 14 * DAY,
    lasts: [8 * MINUTE, 90 * MINUTE],
    befalls: (one, forMs) => {
      const behind = others.filter(other => gatewayOf(other, gateways)?.id === one.id)
      const ids = [one, ...behind].map(({ id }) => id)
      cut(stage, ids, forMs, KEPT_MAX, 'gateway-outage')
    },
  })
  mishaps.befall('site cut off', [{ id: 'site' }], {
    everyMs: 1.5 * DAY,
    lasts: [9 * MINUTE, 28 * MINUTE],
    befalls: (_, forMs) => {
      const all = stage.inhabitants.map(({ id }) => id)
      cut(stage, all, forMs, KEPT_MAX, 'site-outage')
    },
  })
}

/** Bins and bands report through one of the gateways; what has mains and a cable by itself. */
export function gatewayOf<G extends Enlisted>(
  one: Enlisted | Inhabitant,
  gateways: readonly G[],
): G | undefined {
  const isBehind = one.kind === smartBin || one.kind === wristband
  return isBehind ? gateways[(one.number - 1) % gateways.length] : undefined
}

/** By what stands before it, or by the rain, it is heard or is not. */
function comesAndGoes({ world }: Stage, id: DeviceId, forMs: DurationMs, random: Random): void {
  const end = world.truth.begin('link-weak', id, world.now)
  const lose = (leftMs: DurationMs): void => {
    const lostMs = random.between(80, 150) * MINUTE
    if (leftMs < lostMs) {
      end(world.now)
      return
    }
    die(world, id, lostMs)
    const nextMs = lostMs + random.between(3, 12) * HOUR
    world.after(nextMs, () => lose(leftMs - nextMs))
  }
  lose(forMs)
}

function cut(
  { world }: Stage,
  ids: readonly DeviceId[],
  forMs: DurationMs,
  keepMax: number,
  what?: What,
): void {
  const [first, ...rest] = ids
  if (first === undefined) return
  const end = what && world.truth.begin(what, first, world.now, rest)
  for (const id of ids) world.cut(id, keepMax)
  world.after(forMs, () => {
    for (const id of ids) world.restore(id)
    end?.(world.now)
  })
}
