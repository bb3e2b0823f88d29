import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Instant, toRfc3339 } from '../../domain/model/time.ts'
import type { DeviceView } from '../../runtime/registry.ts'
import type { Shown } from './shown-device.ts'

/** About a millisecond of this thread: nobody's call for help waits for a list. */
export const DEVICES_A_TURN = 250

/**
 * The JSON of the list in pieces, a turn of the event loop for each: of 100,000 devices it is 34 MB, and made in one go
 * every message waited two seconds for it. Each device is as it is in its turn, and so is `now`, which comes last.
 */
export async function* deviceListText(
  views: Iterable<DeviceView>,
  now: () => Instant,
  { isShown, aboutToLeave, form }: Shown,
): AsyncGenerator<string, void> {
  let separator = '{"devices":['
  for (const turn of inTurns(views)) {
    const some = turn.filter(({ device }) => isShown(device))
    await aboutToLeave(some.map(({ device }) => device))
    yield some.length === 0 ? '' : separator + some.map(view => JSON.stringify(form(view))).join()
    if (some.length > 0) separator = ','
    await nextTurn()
  }
  yield `${separator === ',' ? '' : separator}],"now":"${toRfc3339(now())}"}`
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
