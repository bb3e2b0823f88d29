import { scenario } from '../scenario.ts'
import { evCharger } from './kind.ts'

scenario('15 °C within five minutes is a glowing contact, charging or not', evCharger, [
  ['00:00', { status: 'Charging', temperatureC: 30 }, []],
  ['04:00', { temperatureC: 44.9 }, []],
  ['04:30', { temperatureC: 45 }, []],
  ['05:00', { temperatureC: 46 }, ['raised charger-heating high']],
  ['12:00', { temperatureC: 46 }, []],
  ['13:59', { temperatureC: 46 }, []],
  ['14:00', 'tick', ['cleared charger-heating high']],
])

scenario('15 °C in a little more than five minutes are none of its business', evCharger, [
  ['00:00', { status: 'Available', temperatureC: 20 }, []],
  ['04:00', { temperatureC: 24 }, []],
  ['05:01', { temperatureC: 38.9 }, []],
  ['05:02', { temperatureC: 38.9 }, []],
])

scenario('a charger that warms up as it should raises nothing', evCharger, [
  ['00:00', { status: 'Charging', temperatureC: 20 }, []],
  ['05:00', { temperatureC: 28 }, []],
  ['10:00', { temperatureC: 34 }, []],
  ['15:00', { temperatureC: 39 }, []],
  ['20:00', { temperatureC: 42 }, []],
])

scenario('one reading that is off heats up nothing', evCharger, [
  ['00:00', { temperatureC: 20 }, []],
  ['01:00', { temperatureC: 50 }, []],
  ['02:00', { temperatureC: 20 }, []],
  ['03:00', { temperatureC: 54 }, []],
  ['04:00', { temperatureC: 21 }, []],
])

scenario('a charger at fault that knows no error contradicts itself after a minute', evCharger, [
  ['00:00', { status: 'Faulted', errorCode: 'NoError' }, []],
  ['00:59', 'tick', []],
  ['01:00', 'tick', ['raised charger-contradicts medium']],
  [
    '02:00',
    { errorCode: 'OtherError' },
    ['raised charger-fault medium', 'cleared charger-contradicts medium'],
  ],
])

scenario('which of status and error code comes first is no contradiction', evCharger, [
  ['00:00', { status: 'Charging', errorCode: 'NoError' }, []],
  ['10:00', { status: 'Faulted' }, []],
  ['10:20', { errorCode: 'OtherError' }, ['raised charger-fault medium']],
  ['20:00', { errorCode: 'NoError' }, ['cleared charger-fault medium']],
  ['20:59', { status: 'Available' }, []],
  ['30:00', 'tick', []],
])

scenario('a charger that charges on in spite of a dangerous error', evCharger, [
  ['00:00', { status: 'Charging', errorCode: 'GroundFailure' }, ['raised charger-fault critical']],
  ['00:59', 'tick', []],
  ['01:00', 'tick', ['raised charger-contradicts high']],
  ['01:30', { status: 'Faulted' }, ['cleared charger-contradicts high']],
])

scenario('power that flows while a charger is free', evCharger, [
  ['00:00', { status: 'Available', powerW: 99, currentA: 0.9 }, []],
  ['01:00', { powerW: 100 }, []],
  ['02:00', { powerW: 250 }, []],
  ['02:59', 'tick', []],
  ['03:00', 'tick', ['raised charger-live high']],
  ['04:00', { powerW: 0, currentA: 0 }, ['cleared charger-live high']],
])

scenario('current alone shows it too', evCharger, [
  ['00:00', { status: 'Faulted', errorCode: 'OtherError', currentA: 0 }, ['raised charger-fault medium']],
  ['01:00', { currentA: 16 }, []],
  ['03:00', { currentA: 16 }, ['raised charger-live high']],
])

scenario('what was measured while it charged, or came after the end, is no power that flows', evCharger, [
  ['00:00', { status: 'Charging', powerW: 7_000, currentA: 32 }, []],
  ['10:00', { status: 'Available' }, []],
  ['10:01', { powerW: 6_900 }, []],
  ['10:30', { status: 'Available' }, []],
  ['11:00', { status: 'Available', bayOccupied: false }, []],
  ['20:00', 'tick', []],
])

scenario('a charger that was cut off and gives current is critical until it keeps to it', evCharger, [
  ['00:00', { status: 'Unavailable', cutOffIgnored: false }, []],
  ['01:00', { status: 'Available', cutOffIgnored: true }, ['raised cut-off-ignored critical']],
  ['02:00', { status: 'Charging' }, []],
  ['03:00', { status: 'Unavailable', cutOffIgnored: false }, ['cleared cut-off-ignored critical']],
])
