import type { Test } from 'tap'
import { Environment } from '../../config/environment.ts'
import { kinds } from '../../domain/kinds/kinds.ts'
import type { Device } from '../../domain/model/device.ts'
import type { Input } from '../../domain/model/input.ts'
import { DeviceRefusals } from '../../runtime/device-refusals.ts'
import type { Done } from '../../runtime/intake.ts'
import type { DeviceView } from '../../runtime/registry.ts'
import { Tally } from '../../runtime/tally.ts'
import { TestTimers } from '../../runtime/testing/test-timers.ts'
import { UnclaimedList } from '../../sources/unclaimed.ts'
import { type OcppConfig, ocppConfig } from '../config.ts'
import { createOcppDoor } from '../door.ts'
import { memorySessions } from './memory-sessions.ts'
import { TOKEN } from './raw-charger.ts'

export const START = Date.UTC(2026, 0, 1)

export const device = (id: string, kind = 'ev-charger', more: Partial<Device> = {}): Device => ({
  ...{ id, kind, site: 'demo', zone: 'east', name: id },
  ...more,
})

/** A real door on a real port, whose commits and whose time are the test's. */
export async function openDoor(
  t: Test,
  devices: readonly Device[],
  env: Readonly<Record<string, string>> = {},
  certificate?: { readonly cert: string; readonly key: string },
  sessions = memorySessions(),
) {
  const timers = new TestTimers(START)
  const views = new Map<string, DeviceView>(
    devices.map(device => [
      device.id,
      { device, values: {}, lastSeenAt: null, online: null, historyFrom: null },
    ]),
  )
  const committed: Input[] = []
  const held: (() => void)[] = []
  const how = { isHeld: false, fails: false }
  const intake = {
    submit(_: string, input: Input, done: Done) {
      const end = () => {
        if (how.fails) return done({ ok: false, code: 'JOURNAL_UNAVAILABLE' })
        committed.push(input)
        done({ ok: true, consequence: { changes: [] } })
      }
      if (how.isHeld) held.push(end)
      else end()
    },
  }
  const tally = new Tally()
  const refusals = new DeviceRefusals(() => timers.now)
  const unclaimed = new UnclaimedList({ devicesMax: 10, payloadBytesMax: 100 })
  const registry = {
    get: (id: string) => views.get(id),
    heardAt: (source: string, address: string) =>
      [...views.values()].find(
        ({ device: { origin } }) => origin?.source === source && origin.address === address,
      ),
  }
  const door = createOcppDoor({
    ...{ registry, kinds, intake, tally, refusals, unclaimed, timers },
    ...(certificate && { certificate }),
    sessions,
    config: ocppConfig(
      new Environment({ LINLI_OCPP_PORT: '0', LINLI_OCPP_HOST: '127.0.0.1', ...env }),
    ) as OcppConfig,
    credentials: {
      check: (id, token) =>
        !views.has(id)
          ? 'unknown-device'
          : Buffer.from(token).equals(Buffer.from(TOKEN))
            ? 'ok'
            : 'wrong-token',
    },
    now: () => timers.now,
    steadyNowMs: () => timers.now,
    newId: () => 'ours',
    log: { warn() {}, error() {} },
  })
  const port = await door.begin()
  t.teardown(async () => {
    for (const end of held.splice(0)) end()
    await door.close()
  })
  const release = () => {
    for (const end of held.splice(0)) end()
  }
  const now = () => timers.now
  return {
    ...door,
    now,
    systemNow: now,
    port,
    timers,
    views,
    registry,
    committed,
    held,
    how,
    release,
    tally,
    refusals,
    unclaimed,
  }
}
