import type { MakePart, Stage } from '../part.ts'
import { Publisher } from '../publisher.ts'
import { Desk } from './calls.ts'

const LOW_AFTER_MS = 1_000
const HIGH_AFTER_MS = 2_000
const CRITICAL_AFTER_MS = 3_000
const FREE_AFTER_MS = 1_000
const CONFIRMED_AFTER_MS = 1_500

/** Durations that run while the server is killed: what comes due fires once, for the time at which it came due. */
export const timers: MakePart = async stage => {
  const settings = {
    lowForMs: LOW_AFTER_MS,
    highForMs: HIGH_AFTER_MS,
    criticalForMs: CRITICAL_AFTER_MS,
    clearForMs: FREE_AFTER_MS,
  }
  const known = { site: 'garden', habit: 'keeps', isStamped: true, windowMax: 4 } as const
  const camera = await Publisher.register(stage, { ...known, id: 'lane', kind: 'fire-lane-camera' })
  const band = await Publisher.register(stage, { ...known, id: 'faller', kind: 'wristband' })
  await tune(stage, 'fire-lane-blocked', settings)
  await tune(stage, 'fall', { confirmForMs: CONFIRMED_AFTER_MS })
  const desk = new Desk(stage)
  return {
    rounds: [() => blockLane(stage, camera), () => fall(stage, band, desk)],
    end: () => {
      camera.end()
      band.end()
    },
  }
}

async function blockLane({ episodes, watch }: Stage, camera: Publisher): Promise<void> {
  const { ts: from = 0 } = await camera.reportAndWait({ vehicleCount: 1 })
  const events = episodes.expect(camera.id, 'fire-lane-blocked', [
    { type: 'raised', severity: 'low', at: from + LOW_AFTER_MS },
    { type: 'severity-changed', severity: 'high', at: from + HIGH_AFTER_MS },
    { type: 'severity-changed', severity: 'critical', at: from + CRITICAL_AFTER_MS },
  ])
  const since = new Date(from).toISOString()
  await watch.until(camera.id, ({ alert, at }) => alert.severity === 'critical' && at > since)
  const { ts: free = 0 } = await camera.reportAndWait({ vehicleCount: 0 })
  events.push({ type: 'cleared', at: free + FREE_AFTER_MS })
  await watch.until(camera.id, ({ event, at }) => event.type === 'cleared' && at > since)
}

async function fall({ episodes, watch }: Stage, band: Publisher, desk: Desk): Promise<void> {
  const { ts = 0 } = await band.reportAndWait({ fall: true })
  const events = episodes.expect(band.id, 'fall', [
    { type: 'raised', severity: 'high', at: ts },
    { type: 'severity-changed', severity: 'critical', at: ts + CONFIRMED_AFTER_MS },
  ])
  const since = new Date(ts).toISOString()
  const confirmed = await watch.until(band.id, ({ alert, at }) => alert.severity === 'critical' && at > since)
  const resolved = await desk.command(confirmed.alert, 'resolve')
  events.push({ type: 'cleared', note: 'by hand' }, resolved)
}

async function tune({ api }: Stage, rule: string, settings: object): Promise<void> {
  await api.expect(
    { method: 'PUT', path: `/api/rules/${rule}`, body: { overrides: [{ scope: {}, settings }] } },
    200,
  )
}
