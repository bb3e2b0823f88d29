import t from 'tap'
import { RuleBook } from '../community/program.ts'
import { type Community, newCommunity } from '../community/state.ts'
import { step } from '../community/step.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Action } from '../model/command.ts'
import type { Input } from '../model/input.ts'
import type { Kind } from '../model/kind.ts'
import { DAY, type Instant } from '../model/time.ts'
import { rulesForAll } from './kinds.ts'

/** What happens: values that the device reports, time alone, or what a person does to the newest alert. */
type Act = Record<string, number | string | boolean> | 'tick' | Action

/** `[time, act, events]`: time as `hh:mm:ss` or `mm:ss`; events as `raised bin-full high`, those of timers first. */
export type Row = readonly [at: string, act: Act, events: readonly string[]]

/** Far from 0 and not on any round hour, so that a rule that forgets the date is caught. */
const START: Instant = 20_000 * DAY + 12_345_678

/** A table of what a device reports and what the product says. One device, default rules, an interval of a day. */
export function scenario(title: string, kind: Kind, rows: readonly Row[], expectedIntervalMs = DAY): void {
  t.test(title, async t => {
    const community = newCommunity('here', new RuleBook([kind], rulesForAll))
    const device = { id: 'd', kind: kind.kind, site: 'here', zone: 'z', name: 'D', expectedIntervalMs }
    step(community, { type: 'device-saved', device, actor: 'test' }, START)
    for (const [at, act, events] of rows) {
      const now = START + millisecondsOf(at)
      const { changes } = step(community, inputOf(act, now, community), now)
      t.same(changes.map(words), events, `${at} ${JSON.stringify(act)}`)
    }
  })
}

const words = ({ alert, event }: AlertChange): string => `${event.type} ${alert.rule} ${alert.severity}`

const actions: readonly unknown[] = [
  'acknowledge',
  'assign',
  'comment',
  'on-site',
  'resolve',
] satisfies Action[]

function inputOf(act: Act, now: Instant, community: Community): Input {
  if (act === 'tick') return { type: 'tick' }
  if (actions.includes(act)) {
    const alertId = `here-${community.serial}`
    return { type: 'command', command: { action: act as Action, alertId, actor: 'wang' } }
  }
  return { type: 'reading', reading: { deviceId: 'd', ts: now, values: act as Record<string, number> } }
}

function millisecondsOf(clock: string): number {
  const [seconds = 0, minutes = 0, hours = 0] = clock.split(':').reverse().map(Number)
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000
}
