import { type FireLaneCamera, fireLaneCamera } from '../../kinds/fire-lane-camera.ts'
import { DAY, type DurationMs, HOUR, MINUTE, SECOND } from '../../world/durations.ts'
import type { Random } from '../../world/random.ts'
import type { Stage } from '../scenario.ts'
import type { Mishaps } from './mishaps.ts'

export function troubleLanes(stage: Stage, mishaps: Mishaps): void {
  const cameras = stage.of(fireLaneCamera)
  mishaps.befall('lane blocked', cameras, {
    everyMs: 2.4 * DAY,
    lasts: [2 * MINUTE, 2 * HOUR],
    befalls: (camera, forMs, random) => {
      camera.isBlocked(forMs)
      flicker(stage, camera, forMs, random)
    },
  })
  mishaps.befall('camera tampered with', cameras, {
    everyMs: 25 * DAY,
    lasts: [5 * MINUTE, 3 * HOUR],
    befalls: (camera, forMs) => camera.isTamperedWith(forMs),
  })
}

/** A detector that loses for moments what stands still, once in a quarter of an hour. */
function flicker(stage: Stage, camera: FireLaneCamera, forMs: DurationMs, random: Random): void {
  const inMs = random.wait(15 * MINUTE)
  if (inMs > forMs) return
  stage.world.after(inMs, () => {
    camera.losesSight(random.between(2, 8) * SECOND)
    flicker(stage, camera, forMs - inMs, random)
  })
}
