import { scenario } from '../scenario.ts'
import { evCharger } from './kind.ts'

// What chargers say on days on which nothing is wrong, in the order in which real ones send it.

scenario('a car that comes, charges, is fetched in time and leaves', evCharger, [
  ['00:00:00', { status: 'Available', errorCode: 'NoError', bayOccupied: false, temperatureC: 21 }, []],
  ['00:10:00', { bayOccupied: true }, []],
  ['00:10:20', { status: 'Preparing', errorCode: 'NoError' }, []],
  ['00:11:00', { status: 'Charging', errorCode: 'NoError' }, []],
  ['00:12:00', { energyWh: 12_000, powerW: 6_900, currentA: 31, temperatureC: 24 }, []],
  ['00:17:00', { energyWh: 12_575, powerW: 7_000, currentA: 32, temperatureC: 31 }, []],
  ['00:40:00', { energyWh: 15_200, powerW: 7_000, currentA: 32, temperatureC: 41 }, []],
  ['02:11:00', { energyWh: 25_800, powerW: 1_900, currentA: 8, temperatureC: 38 }, []],
  ['02:20:00', { status: 'SuspendedEV', errorCode: 'NoError' }, []],
  ['02:20:01', { energyWh: 26_000, powerW: 0, currentA: 0 }, []],
  ['02:45:00', { status: 'Finishing', errorCode: 'NoError' }, []],
  ['02:46:00', { status: 'Available', errorCode: 'NoError' }, []],
  ['02:46:10', { bayOccupied: false }, []],
  ['05:00:00', 'tick', []],
])

scenario('a driver whose card is refused: a meter that hardly moved, then free again', evCharger, [
  ['00:00', { status: 'Charging', errorCode: 'NoError', energyWh: 26 }, []],
  ['00:02', { energyWh: 26 }, []],
  ['00:04', { energyWh: 28 }, []],
  ['00:05', { status: 'Available', errorCode: 'NoError' }, []],
  ['00:06', { powerW: 3_901, currentA: 16.4 }, []],
  ['59:00', 'tick', []],
])

scenario('a car that is charged by turns, as the house has power to spare', evCharger, [
  ['00:00:00', { status: 'Charging', energyWh: 0, powerW: 7_000 }, []],
  ['01:00:00', { status: 'SuspendedEVSE', energyWh: 7_000, powerW: 0 }, []],
  ['03:00:00', { status: 'Charging', energyWh: 7_000, powerW: 7_000 }, []],
  ['04:00:00', { status: 'SuspendedEVSE', energyWh: 14_000, powerW: 0 }, []],
  ['09:00:00', { status: 'Charging', energyWh: 14_000, powerW: 3_000 }, []],
  ['10:00:00', { status: 'Available', energyWh: 17_000, powerW: 0 }, []],
  ['12:00:00', 'tick', []],
])

scenario('a charger that is out of order for a day, tells why, and is free again', evCharger, [
  ['00:00:00', { status: 'Unavailable', errorCode: 'NoError', powerW: 0, bayOccupied: false }, []],
  ['23:00:00', { status: 'Available', errorCode: 'NoError', powerW: 3 }, []],
  ['23:30:00', { status: 'Available', errorCode: 'NoError', powerW: 3 }, []],
])
