import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Device } from '../../domain/model/device.ts'
import { type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { DeviceView } from '../../runtime/registry.ts'
import { deviceForm } from '../form/device-form.ts'

/** About a millisecond of this thread: nobody's call for help waits for a list. */
export const DEVICES_A_TURN = 250

/** Those of one turn are about to leave; rejects where they must not. */
export type BeforeTheyLeave = (devices: readonly Device[]) => Promise<void>

/**
 * The JSON of the list in pieces, a turn of the event loop for each: of 100,000 devices it is 34 MB, and made in one go
 * every message waited two seconds for it. Each device is as it is in its turn, and so is `now`, which comes last.
 */
export async function* deviceListText(
  views: Iterable<DeviceView>,
  now: () => Instant,
  beforeTheyLeave: BeforeTheyLeave,
): AsyncGenerator<string, void> {
  let text = '{"devices":['
  for (const some of inTurns(views)) {
    await beforeTheyLeave(some.map(({ device }) => device))
    yield text + some.map(view => JSON.stringify(deviceForm(view))).join()
    text = ','
    await nextTurn()
  }
  yield `${text === ',' ? '' : text}],"now":"${toRfc3339(now())}"}`
}

function* inTurns(views: Iterable<DeviceView>): Generator<DeviceView[]> {
  let some: DeviceView[] = []
  for (const view of views) {
    some.push(view)
    if (some.length < DEVICES_A_TURN) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
