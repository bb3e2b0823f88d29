import { setTimeout as pause } from 'node:timers/promises'
import type { MakePart } from '../part.ts'
import { Publisher } from '../publisher.ts'

const PAUSE_MS_MAX = 500

/** Devices that come and go: registered, given a token, heard, deleted; their alerts end with them. */
export const visitors: MakePart = async stage => {
  const { api, episodes, random, onFault } = stage
  let count = 0

  async function visit(): Promise<void> {
    count += 1
    const visitor = await Publisher.register(stage, {
      ...({ id: `visitor-${count}`, kind: 'ev-charger', site: 'riverside', habit: 'keeps' } as const),
      isStamped: random.chance(0.5),
      windowMax: 1,
    })
    const path = `/api/devices/${visitor.id}`
    await visitor.reportAndWait({ smoke: true })
    episodes.expect(visitor.id, 'charger-smoke', [
      { type: 'raised', severity: 'critical' },
      { type: 'withdrawn', note: 'device deleted' },
    ])
    visitor.end()
    const { status } = await api.ask({ method: 'DELETE', path })
    // The first time it was asked it may have been done and not answered.
    if (status !== 204 && status !== 404) onFault(`the deletion of ${visitor.id} was answered ${status}`)
    const after = await api.ask({ method: 'GET', path })
    if (after.status !== 404) onFault(`${visitor.id} was deleted, and is still there`)
    await pause(random.below(PAUSE_MS_MAX))
  }

  return { rounds: [visit], counted: () => ({ 'devices that came and went': count }) }
}
