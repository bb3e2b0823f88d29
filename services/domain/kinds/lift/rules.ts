import type { BuiltInRule } from '../../model/built-in-rule.ts'
import { all, any, called, durationFigure, is, oneOf, setting, unless } from '../../model/condition.ts'
import type { ConditionSpec } from '../../model/rule.ts'
import { text } from '../../model/text.ts'
import { HOUR, MINUTE } from '../../model/time.ts'
import { heardAllTheTime, stillHeard } from '../still-heard.ts'
import { onTrapped, whenDoorHeld, whenFaulty, whenOutOfService, whenStuck } from './responses.ts'

const faultStands: ConditionSpec = called(text('a fault code stands', '有故障代码'), {
  type: 'text',
  metric: 'faultCode',
  op: 'not-in',
  of: ['0', ''],
})
/** Whoever works at it, or drives it to a fire, does what else is wrong. */
const nobodyWorksAtIt = called(
  text('it is neither inspected nor in fire service', '非检修、消防状态'),
  unless(oneOf('mode', ['inspection', 'fire'])),
)
const notKnownEmpty = called(
  text('nothing says that it is empty', '不能确认轿厢无人'),
  unless(is('occupied', false)),
)

const inUse = called(
  text('it is neither stopped, inspected nor in fire service', '非停用、检修、消防状态'),
  unless(oneOf('mode', ['stopped', 'inspection', 'fire'])),
)

/** A call is a call, wherever the car stands: people are taken ill in lifts, too. The end is whoever let them out. */
export const liftTrapped: BuiltInRule = {
  id: 'lift-trapped',
  kind: 'lift',
  version: 1,
  about: 'place',
  title: text('Trapped in the lift', '电梯困人报警'),
  response: onTrapped,
  settings: {},
  levels: [{ severity: 'critical', when: is('trapped', true), latch: true }],
  lifeSafety: true,
}

const shutIn: ConditionSpec = all(
  is('moving', false),
  is('doorOpen', false),
  any(is('atLanding', false), faultStands),
  nobodyWorksAtIt,
  stillHeard,
)

/**
 * Who is trapped may be a child, or lie on the floor. A lift that levels by itself after a dip of the mains has done so
 * within two minutes. Where nothing says that somebody is inside, nothing says that nobody is.
 */
export const liftStuck: BuiltInRule = {
  id: 'lift-stuck',
  kind: 'lift',
  version: 1,
  about: 'place',
  title: text('Lift stuck, perhaps with people', '电梯停住，疑似困人'),
  response: whenStuck,
  settings: { forMs: durationFigure(text('Stuck for', '停住时长'), 2 * MINUTE) },
  levels: [
    {
      severity: 'high',
      when: all(shutIn, notKnownEmpty),
      forMs: setting('forMs'),
    },
    { severity: 'critical', when: all(shutIn, is('occupied', true)), forMs: setting('forMs') },
  ],
  neverHeld: true,
}

/** Who carries a wardrobe takes some minutes; a door that is wedged is a lift that nobody else has. */
export const liftDoorHeld: BuiltInRule = {
  id: 'lift-door-held',
  kind: 'lift',
  version: 1,
  about: 'place',
  title: text('Lift door held open', '电梯门长时间未关'),
  response: whenDoorHeld,
  settings: { forMs: durationFigure(text('Open for', '打开时长'), 10 * MINUTE) },
  levels: [
    {
      severity: 'medium',
      when: all(is('doorOpen', true), inUse, heardAllTheTime),
      forMs: setting('forMs'),
    },
  ],
}

/** What resets itself is gone within two minutes; half an hour without a lift is long for whoever lives on the top floor. */
export const liftFault: BuiltInRule = {
  id: 'lift-fault',
  kind: 'lift',
  version: 1,
  about: 'device',
  title: text('Lift fault', '电梯故障'),
  response: whenFaulty,
  settings: {
    forMs: durationFigure(text('Fault for', '故障持续时长'), 2 * MINUTE),
    longMs: durationFigure(text('High after', '升级时长'), 30 * MINUTE),
  },
  ascending: ['forMs', 'longMs'],
  levels: [
    { severity: 'medium', when: all(faultStands, nobodyWorksAtIt, stillHeard), forMs: setting('forMs') },
    { severity: 'high', when: all(faultStands, nobodyWorksAtIt, stillHeard), forMs: setting('longMs') },
  ],
}

/** The switch that the mechanic forgot, the lift that was stopped for the night and not started in the morning. */
export const liftOutOfService: BuiltInRule = {
  id: 'lift-out-of-service',
  kind: 'lift',
  version: 1,
  about: 'place',
  title: text('Lift out of service', '电梯长时间停用'),
  response: whenOutOfService,
  settings: { forMs: durationFigure(text('Out of service for', '停用时长'), 2 * HOUR) },
  levels: [
    {
      severity: 'medium',
      when: all(
        oneOf('mode', ['stopped', 'inspection', 'fire', 'emergency-power', 'earthquake']),
        stillHeard,
      ),
      forMs: setting('forMs'),
    },
  ],
}
