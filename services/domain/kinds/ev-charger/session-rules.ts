import type { BuiltInRule } from '../../model/built-in-rule.ts'
import {
  all,
  any,
  atMost,
  called,
  countFigure,
  durationFigure,
  figure,
  growsLess,
  is,
  not,
  oneOf,
  setting,
  since,
  unless,
} from '../../model/condition.ts'
import { text } from '../../model/text.ts'
import { HOUR, MINUTE } from '../../model/time.ts'
import { stillHeard } from '../still-heard.ts'
import { CHARGER_STATUSES, SESSION_STATUSES, TAKEN_STATUSES } from './ocpp-names.ts'
import { onLongCharging, onOverstay, whenBayBlocked, whenNoEnergy } from './responses.ts'

const charging = is('status', 'Charging')
/** From the first moment of charging until the session is over. One in which the car never took anything is none. */
const session = called(
  text('a session lasts', '充电'),
  since(
    charging,
    oneOf(
      'status',
      CHARGER_STATUSES.filter(status => !SESSION_STATUSES.includes(status)),
    ),
  ),
)

/** A car that waits for the night's tariff is plugged in, asks for a moment, and suspends: it has not finished. */
const tookSomething = called(
  text('it has taken energy', '已充入电量'),
  unless(
    growsLess({
      ...{ metric: 'energyWh', by: setting('takenWh'), spell: session },
      ...{ withinMs: 0, times: 1 },
    }),
  ),
)

const finished = any(is('status', 'Finishing'), all(is('status', 'SuspendedEV'), session, tookSomething))

export const bayOverstay: BuiltInRule = {
  id: 'bay-overstay',
  kind: 'ev-charger',
  version: 1,
  about: 'place',
  title: text('Charging finished, bay still taken', '充电完成后占位'),
  advice: text('Ask the driver to move the vehicle.', '请联系车主挪车。'),
  response: onOverstay,
  settings: {
    forMs: durationFigure(text('Finished for', '充完时长阈值'), 30 * MINUTE),
    takenWh: figure('Wh', 0, 100_000)(text('Has charged from', '已充电量阈值'), 150),
  },
  levels: [
    {
      severity: 'low',
      when: all(is('bayOccupied', true, true), finished, stillHeard),
      forMs: setting('forMs'),
    },
  ],
}

/** A tricycle, a car that does not charge, a heap of boxes. */
export const bayBlocked: BuiltInRule = {
  id: 'bay-blocked',
  kind: 'ev-charger',
  version: 2,
  about: 'place',
  title: text('Charging bay blocked', '充电车位被占用'),
  response: whenBayBlocked,
  settings: { forMs: durationFigure(text('Without charging for', '占用未充电时长'), 15 * MINUTE) },
  levels: [
    {
      severity: 'medium',
      when: all(not(oneOf('status', TAKEN_STATUSES, 'Available')), is('bayOccupied', true), stillHeard),
      forMs: setting('forMs'),
    },
  ],
}

export const chargingLong: BuiltInRule = {
  id: 'charging-long',
  kind: 'ev-charger',
  version: 1,
  about: 'place',
  title: text('Charging for very long', '充电时间过长'),
  advice: text(
    'Look whether the battery or its charger is hot; unplug it.',
    '请查看电池或充电器是否发热，并断开电源。',
  ),
  response: onLongCharging,
  settings: {
    forMs: durationFigure(text('Charging for', '充电时长阈值'), 8 * HOUR),
    smallW: figure('W', 0, 1_000_000)(text('Of an e-bike up to', '电动自行车功率上限'), 1_000),
  },
  levels: [
    { severity: 'low', when: all(charging, stillHeard), forMs: setting('forMs') },
    {
      severity: 'medium',
      when: all(atMost('powerW', setting('smallW')), is('status', 'Charging', 'Available'), stillHeard),
      forMs: setting('forMs'),
    },
  ],
}

export const chargerNoEnergy: BuiltInRule = {
  id: 'charger-no-energy',
  kind: 'ev-charger',
  version: 1,
  about: 'device',
  title: text('Charger gives no energy', '充电桩未送电'),
  response: whenNoEnergy,
  settings: {
    energyWh: figure('Wh', 0, 100_000)(text('Less than', '电量阈值'), 10),
    sessions: countFigure(text('Sessions in a row', '连续次数'), 3),
    withinMs: durationFigure(text('Or charging for', '充电时长'), 30 * MINUTE),
    settleMs: durationFigure(text('Wait for the meter', '等待电表上报'), 2 * MINUTE),
  },
  levels: [
    {
      severity: 'medium',
      when: all(
        growsLess({
          ...{ metric: 'energyWh', by: setting('energyWh'), spell: session },
          ...{ withinMs: setting('withinMs'), times: setting('sessions') },
        }),
        stillHeard,
      ),
      forMs: setting('settleMs'),
    },
  ],
}
