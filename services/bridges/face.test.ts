import t from 'tap'
import type { Device } from '../domain/model/device.ts'
import type { Input } from '../domain/model/input.ts'
import { MINUTE } from '../domain/model/time.ts'
import { TestTimers } from '../runtime/testing/test-timers.ts'
import { Face } from './face.ts'

const gateway: Device = { id: 'gw-1', kind: 'gateway', site: 'sunny', zone: 'gate', name: 'Estate' }

function faceOf(device: Device | undefined) {
  const timers = new TestTimers(0)
  const said: unknown[] = []
  const submit = (site: string, input: Input) => {
    if (input.type === 'status') said.push([site, input.online])
    if (input.type === 'reading') said.push([site, input.reading.values.uptimeS])
  }
  const registry = {
    get: () => device && { device, values: {}, lastSeenAt: null, online: null, historyFrom: null },
  }
  const face = new Face({ gateway: 'gw-1', registry, intake: { submit }, timers, now: () => timers.now })
  return { face, timers, said }
}

t.test('a gateway reports for as long as its bridge is connected, and then no more', async t => {
  const { face, timers, said } = faceOf(gateway)
  face.turned({ state: 'connected', since: 0 })
  timers.passTo(2 * MINUTE)
  t.same(said.splice(0), [
    ['sunny', true],
    ['sunny', 0],
    ['sunny', 60],
    ['sunny', 120],
  ])
  face.turned({ state: 'away', since: timers.now })
  timers.passTo(60 * MINUTE)
  t.same(said, [['sunny', false]])
})

t.test('nothing is said for a device that is none, or no gateway', async t => {
  for (const device of [undefined, { ...gateway, kind: 'smart-bin' }]) {
    const { face, timers, said } = faceOf(device)
    face.turned({ state: 'connected', since: 0 })
    timers.passTo(2 * MINUTE)
    t.same(said, [])
  }
})
