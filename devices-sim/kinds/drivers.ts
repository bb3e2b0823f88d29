import { type DurationMs, HOUR, MINUTE } from '../world/durations.ts'
import { hourOfDay } from '../world/local-time.ts'
import type { Surroundings } from './kind.ts'

/** They come every few hours, hardly any by night. */
export function awaitDrivers(
  around: Pick<Surroundings, 'world' | 'random'>,
  charge: (chargeMs: DurationMs, fetchedAfterMs: DurationMs) => void,
): void {
  const { world, random } = around
  world.after(random.wait(4 * HOUR), () => {
    const hour = hourOfDay(world.now)
    if (hour > 6 || random.chance(0.2)) charge(random.between(0.7, 4) * HOUR, random.between(1, 9) * MINUTE)
    awaitDrivers(around, charge)
  })
}
