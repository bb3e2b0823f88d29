import type { MakePart } from '../part.ts'
import { Publisher } from '../publisher.ts'

/** Three of these without a word are silence. */
const EXPECTED_INTERVAL_MS = 1_000

/** A device that falls silent: it is missed once, and the time that the server was down is not its silence. */
export const silence: MakePart = async stage => {
  const device = await Publisher.register(stage, {
    ...({ id: 'quiet', kind: 'gateway', site: 'riverside', habit: 'keeps', isStamped: false } as const),
    windowMax: 1,
    expectedIntervalMs: EXPECTED_INTERVAL_MS,
  })
  let seen = 0
  await device.reportAndWait({})
  return {
    rounds: [
      async () => {
        const events = stage.episodes.expect(device.id, 'offline', [{ type: 'raised', severity: 'medium' }])
        const missed = await stage.watch.until(
          device.id,
          ({ seq, event }) => seq > seen && event.type === 'raised',
        )
        await device.reportAndWait({})
        events.push({ type: 'cleared' })
        const found = await stage.watch.until(
          device.id,
          ({ seq, event }) => seq > missed.seq && event.type === 'cleared',
        )
        seen = found.seq
      },
    ],
    end: () => device.end(),
  }
}
