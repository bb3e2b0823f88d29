import type { CommittedBatch } from '../../../services/journal/journal.ts'
import type { MakePart } from '../part.ts'
import { Publisher } from '../publisher.ts'

/** Three of these without a word are silence. */
const EXPECTED_INTERVAL_MS = 1_000
const ID = 'quiet'
const SITE = 'riverside'

/** Between the rounds nobody misses it. */
const AT_REST_MS = 3_600_000

/** A device that falls silent: it is missed once, and the time that the server was down is not its silence. */
export const silence: MakePart = async stage => {
  const { api, episodes, watch } = stage
  const device = await Publisher.register(stage, {
    ...({ id: ID, kind: 'gateway', site: SITE, habit: 'keeps', isStamped: false } as const),
    ...{ windowMax: 1, expectedIntervalMs: AT_REST_MS },
  })
  const expectEvery = (expectedIntervalMs: number) =>
    api.expect(
      {
        method: 'PUT',
        path: `/api/devices/${ID}`,
        body: { kind: 'gateway', site: SITE, zone: 'east', name: ID, expectedIntervalMs },
      },
      200,
    )
  let seen = 0

  async function fallSilent(): Promise<void> {
    await device.reportAndWait({})
    episodes.expect(ID, 'offline', [{ type: 'raised', severity: 'medium' }, { type: 'cleared' }])
    await expectEvery(EXPECTED_INTERVAL_MS)
    const missed = await watch.until(ID, ({ seq, event }) => seq > seen && event.type === 'raised')
    seen = missed.seq
    await expectEvery(AT_REST_MS)
  }

  return {
    rounds: [fallSilent],
    end: () => device.end(),
    faults: ({ batches }) => missedAtOddTimes(batches),
  }
}

/** The journal tells when the device was heard, and from when to when the server was down: the rest is arithmetic. */
function* missedAtOddTimes(batches: readonly CommittedBatch[]): Iterable<string> {
  let lastNow = 0
  let quietSince = 0
  let editedAt = 0
  for (const { entries, changes } of batches) {
    for (const { site, now, input } of entries) {
      if (site !== SITE) continue
      if (input.type === 'started' && lastNow > 0) quietSince += now - lastNow
      if (input.type === 'clock-stepped') quietSince += input.byMs
      if (input.type === 'rule-tuned' || input.type === 'device-saved') editedAt = now
      if (input.type === 'reading' && input.reading.deviceId === ID) quietSince = now
      lastNow = Math.max(lastNow, now)
    }
    for (const { alert, event } of changes) {
      if (alert.deviceId !== ID || event.type !== 'raised') continue
      const due = quietSince + 3 * EXPECTED_INTERVAL_MS
      // After an edit, rules look again at once, also at what is held back for a grace.
      const isOnTime = event.at === due || (event.at > due && event.at === editedAt)
      if (!isOnTime)
        yield `${ID} was missed at ${event.at}; it was silent until ${due} while the server was up`
    }
  }
}
