// A small site for tests: a camera, a band, a bin, and short words for what happens to them.
import { kindList, rulesForAll } from '../../kinds/kinds.ts'
import type { AlertChange } from '../../model/alert.ts'
import type { Command } from '../../model/command.ts'
import type { Device } from '../../model/device.ts'
import type { Input } from '../../model/input.ts'
import type { Values } from '../../model/reading.ts'
import { DAY, type Instant, SECOND } from '../../model/time.ts'
import { RuleBook } from '../program.ts'
import { type Community, defaultPolicy, newCommunity } from '../state.ts'
import { step } from '../step.ts'

export const T0: Instant = 20_000 * DAY
export const book = new RuleBook(kindList, rulesForAll)
export const camera: Device = { id: 'cam', kind: 'fire-lane-camera', site: 's', zone: 'gate', name: 'Gate' }
export const band: Device = { id: 'band', kind: 'wristband', site: 's', zone: 'b3', name: 'Band' }
export const bin: Device = { id: 'bin', kind: 'smart-bin', site: 's', zone: 'b3', name: 'Bin' }

export function siteWith(...devices: Device[]): Community {
  const community = newCommunity('s', book)
  for (const device of devices) step(community, { type: 'device-saved', device, actor: 'test' }, T0)
  return community
}
export const reading = (deviceId: string, ts: Instant, values: Values): Input => ({
  type: 'reading',
  reading: { deviceId, ts, values },
})
export const started = (graceMs = 30 * SECOND): Input => ({
  type: 'started',
  policy: { ...defaultPolicy, graceMs },
})
export const words = (changes: readonly AlertChange[]) =>
  changes.map(({ alert, event }) => `${event.type} ${alert.rule}`)
export const command = (command: Partial<Command> & Pick<Command, 'action'>): Input => ({
  type: 'command',
  command: { alertId: 's-1', actor: 'wang', ...command },
})

export const tuned = (rule: string, settings: Record<string, number>, enabled = true): Input => ({
  type: 'rule-tuned',
  actor: 'admin',
  tuning: { rule, version: 1, overrides: [{ scope: {}, settings, enabled }] },
})
