import t from 'tap'
import { RuleBook } from '../../community/program.ts'
import { newCommunity } from '../../community/state.ts'
import { step } from '../../community/step.ts'
import type { Input } from '../../model/input.ts'
import { DAY, MINUTE } from '../../model/time.ts'
import { scenario } from '../scenario.ts'
import { lift } from './kind.ts'

const between = { moving: false, doorOpen: false, atLanding: false }
const parked = { moving: false, doorOpen: false, atLanding: true }

scenario('whoever presses the button is heard at once, and the alert ends by hand', lift, [
  ['00:00', { trapped: true }, ['raised lift-trapped critical']],
  ['05:00', { trapped: false }, []],
  ['06:00', 'resolve', ['cleared lift-trapped critical', 'resolved lift-trapped critical']],
])

scenario('the button is believed with the door open and while somebody works at the lift', lift, [
  ['00:00', { mode: 'inspection', doorOpen: true, atLanding: true }, []],
  ['00:10', { trapped: true }, ['raised lift-trapped critical']],
])

scenario('between landings with somebody inside for two minutes is critical without a button', lift, [
  ['00:00', { ...between, occupied: true }, []],
  ['01:59', 'tick', []],
  ['02:00', 'tick', ['raised lift-stuck critical']],
  ['09:00', { doorOpen: true, atLanding: true }, ['cleared lift-stuck critical']],
])

scenario('where nothing says whether somebody is inside, it is high, and critical once it is known', lift, [
  ['00:00', { moving: false, doorOpen: false, faultCode: 'E22' }, []],
  ['02:00', 'tick', ['raised lift-fault medium', 'raised lift-stuck high']],
  ['03:00', { occupied: true }, []],
  ['05:00', 'tick', ['severity-changed lift-stuck critical']],
])

scenario('a lift that is known to be empty has trapped nobody', lift, [
  ['00:00', { ...between, occupied: false }, []],
  ['30:00', 'tick', []],
])

scenario('a lift that levels by itself after a dip of the mains was not stuck', lift, [
  ['00:00', { ...between, occupied: true, faultCode: 'P1' }, []],
  ['01:50', { atLanding: true, doorOpen: true, faultCode: '0' }, []],
  ['10:00', 'tick', []],
])

scenario('a lift that waits at a landing, shut and without a fault, is well', lift, [
  ['00:00', { ...parked, mode: 'normal', faultCode: '' }, []],
  ['23:00:00', 'tick', []],
])

scenario('whatever happens while the mechanic works at it is the work', lift, [
  ['00:00', { ...between, mode: 'inspection', occupied: true, faultCode: 'E22' }, []],
  ['20:00', { doorOpen: true }, []],
  ['50:00', 'tick', []],
])

scenario('a door is held open after ten minutes, and not while the lift is stopped', lift, [
  ['00:00', { doorOpen: true, moving: false }, []],
  ['09:59', 'tick', []],
  ['10:00', 'tick', ['raised lift-door-held medium']],
  ['11:00', { mode: 'stopped' }, ['cleared lift-door-held medium']],
])

scenario(
  'a code that resets itself is nothing, one that stands is seen to, and is high in half an hour',
  lift,
  [
    ['00:00', { ...parked, faultCode: 'E05', occupied: false }, []],
    ['01:00', { faultCode: '0' }, []],
    ['10:00', { faultCode: 'E05' }, []],
    ['12:00', 'tick', ['raised lift-fault medium']],
    ['40:00', 'tick', ['severity-changed lift-fault high']],
    ['50:00', { faultCode: '0' }, ['cleared lift-fault high']],
  ],
)

scenario('a switch that somebody forgot is asked about after two hours', lift, [
  ['00:00', { ...parked, mode: 'inspection' }, []],
  ['01:00:00', { mode: 'stopped' }, []],
  ['02:00:00', 'tick', ['raised lift-out-of-service medium']],
  ['03:00:00', { mode: 'normal' }, ['cleared lift-out-of-service medium']],
])

scenario(
  'a lift that nobody hears any more is silent, and not stuck by its last word',
  lift,
  [
    ['00:00', { ...between, occupied: true }, []],
    ['01:00', { ...between, occupied: true }, []],
    ['01:30', 'tick', []],
    ['02:30', 'tick', ['raised lift-stuck critical']],
    ['04:00', 'tick', ['raised offline medium']],
    ['10:00', 'tick', []],
  ],
  MINUTE,
)

t.test(
  'a door that was open before the connection was lost and is open after it was not held all the time',
  async t => {
    const now = 20_000 * DAY
    const community = newCommunity('s', new RuleBook([lift], []))
    const told = (minute: number, input: Input) =>
      step(community, input, now + minute * MINUTE).changes.map(
        ({ alert, event }) => `${event.type} ${alert.rule}`,
      )
    const reads = (minute: number, doorOpen: boolean) =>
      told(minute, {
        type: 'reading',
        reading: { deviceId: 'd', ts: now + minute * MINUTE, values: { doorOpen } },
      })
    const link = (minute: number, online: boolean) => told(minute, { type: 'status', deviceId: 'd', online })
    const device = {
      id: 'd',
      kind: lift.kind,
      site: 's',
      zone: 'z',
      name: 'D',
      expectedIntervalMs: 5 * MINUTE,
    }
    told(0, { type: 'device-saved', device, actor: 'test' })
    t.same(reads(0, true), [])
    t.same(link(1, false), [])
    t.same(link(12, true), [])
    t.same(reads(12.5, true), [])
    t.same(told(22, { type: 'tick' }), [])
    t.same(told(22.5, { type: 'tick' }), ['raised lift-door-held'])
  },
)
