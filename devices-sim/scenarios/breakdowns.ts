import type { DeviceId } from '../../services/domain/model/device.ts'
import type { DurationMs } from '../../services/domain/model/time.ts'
import { gateway } from '../kinds/gateway.ts'
import type { World } from '../world/world.ts'
import type { Stage } from './scenario.ts'

/** A battery runs out, a cable is cut: the device says nothing any more until somebody mends it. */
export function die(world: World, deviceId: DeviceId, forMs: DurationMs): void {
  const end = world.truth.begin('device-dead', deviceId, world.now)
  world.cut(deviceId)
  world.after(forMs, () => {
    world.restore(deviceId)
    end(world.now)
  })
}

/**
 * The uplink of the community fails. A gateway keeps what it can (`keepMax` readings of each device) and sends it
 * late; devices that are connected by themselves are cut off one and all.
 */
export function loseUplink(stage: Stage, forMs: DurationMs, keepMax: number): void {
  const { world } = stage
  const gateways = stage.of(gateway).map(one => one.id)
  const cut = [...new Set([...gateways, ...stage.inhabitants.map(one => one.id)])]
  const [first, ...others] = cut
  if (first === undefined) return
  const end = world.truth.begin('gateway-outage', first, world.now, others)
  for (const id of cut) world.cut(id, keepMax)
  world.after(forMs, () => {
    for (const id of cut) world.restore(id)
    end(world.now)
  })
}
