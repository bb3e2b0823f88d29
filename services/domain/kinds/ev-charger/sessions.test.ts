import { scenario } from '../scenario.ts'
import { evCharger } from './kind.ts'

scenario('a car that is full and still there half an hour later stands in the way', evCharger, [
  ['00:00:00', { bayOccupied: true, status: 'Charging', energyWh: 1_000 }, []],
  ['01:00:00', { status: 'SuspendedEV', energyWh: 7_000 }, []],
  ['01:29:59', 'tick', []],
  ['01:30:00', 'tick', ['raised bay-overstay low']],
  ['01:40:00', { status: 'Finishing' }, ['occurred bay-overstay low']],
  ['01:41:00', { bayOccupied: false }, ['cleared bay-overstay low']],
])

scenario('a car that unplugs and stays is in a bay where nobody charges', evCharger, [
  ['00:00', { bayOccupied: true, status: 'Charging' }, []],
  ['20:00', { bayOccupied: true, status: 'Finishing' }, []],
  [
    '50:00',
    { bayOccupied: true, status: 'Available' },
    ['raised bay-overstay low', 'cleared bay-overstay low'],
  ],
  ['01:05:00', 'tick', ['raised bay-blocked medium']],
  ['01:06:00', { bayOccupied: false, status: 'Available' }, ['cleared bay-blocked medium']],
])

scenario('a bay with no sensor is free when its charger says so', evCharger, [
  ['00:00', { status: 'Charging' }, []],
  ['10:00', { status: 'Finishing' }, []],
  ['39:59', { status: 'Available' }, []],
  ['59:00', 'tick', []],
  ['01:00:00', { status: 'Charging' }, []],
  ['01:10:00', { status: 'Finishing' }, []],
  ['01:40:00', 'tick', ['raised bay-overstay low']],
  ['01:50:00', { status: 'Available' }, ['cleared bay-overstay low']],
])

scenario('a car that waits plugged in for the night has not finished until it has charged', evCharger, [
  ['00:00:00', { bayOccupied: true, status: 'Charging', energyWh: 5_000 }, []],
  ['00:00:10', { status: 'SuspendedEV', energyWh: 5_020 }, []],
  ['04:00:00', { energyWh: 5_020 }, []],
  ['05:00:00', { status: 'Charging', energyWh: 5_020 }, []],
  ['06:00:00', { status: 'SuspendedEV', energyWh: 5_150 }, []],
  ['06:20:00', { energyWh: 5_170 }, []],
  ['06:50:00', 'tick', ['raised bay-overstay low']],
])

scenario('a car that goes on charging within the half hour has not finished', evCharger, [
  ['00:00', { status: 'Charging', energyWh: 0 }, []],
  ['10:00', { status: 'SuspendedEV', energyWh: 900 }, []],
  ['39:59', { status: 'Charging' }, []],
  ['59:00', { status: 'SuspendedEV' }, []],
  ['01:28:00', { status: 'Available' }, []],
  ['03:00:00', 'tick', []],
])

scenario('who charged where the charger broke down blocks a bay and overstays in none', evCharger, [
  ['00:00', { bayOccupied: true, status: 'Charging' }, []],
  ['10:00', { status: 'Faulted', errorCode: 'OtherError' }, ['raised charger-fault medium']],
  ['25:00', 'tick', ['raised bay-blocked medium']],
  ['30:00', { status: 'Available', errorCode: 'NoError' }, ['cleared charger-fault medium']],
  ['59:00', 'tick', []],
  ['59:30', { bayOccupied: false }, ['cleared bay-blocked medium']],
])

scenario('a tricycle that comes when the car has gone blocks the bay', evCharger, [
  ['00:00', { bayOccupied: true, status: 'Charging' }, []],
  ['10:00', { bayOccupied: false, status: 'Available' }, []],
  ['20:00', { bayOccupied: true, status: 'Available' }, []],
  ['35:00', 'tick', ['raised bay-blocked medium']],
])

scenario('a cable that is in and a session that never began block the bay', evCharger, [
  ['00:00', { bayOccupied: true, status: 'Preparing' }, []],
  ['15:00', 'tick', ['raised bay-blocked medium']],
])

scenario('who waits for the night in the bay that another has just left is no overstay', evCharger, [
  ['00:00', { status: 'Charging', energyWh: 0 }, []],
  ['10:00', { status: 'Available', energyWh: 900 }, []],
  ['11:00', { status: 'SuspendedEV', energyWh: 900 }, []],
  ['59:00', 'tick', []],
])

scenario('an e-bike that charges for eight hours is worse than a car that does', evCharger, [
  ['00:00:00', { status: 'Charging', powerW: 7_000 }, []],
  ['04:00:00', { powerW: 900 }, []],
  ['07:59:59', { powerW: 900 }, []],
  ['08:00:00', 'tick', ['raised charging-long low']],
  ['12:00:00', 'tick', ['severity-changed charging-long medium']],
  ['12:01:00', { status: 'Finishing' }, ['cleared charging-long medium']],
])

scenario('a figure that was measured before the session does not make an e-bike of a car', evCharger, [
  ['00:00:00', { status: 'Available', powerW: 0 }, []],
  ['00:01:00', { status: 'Charging' }, []],
  ['00:30:00', { status: 'Charging' }, []],
  ['08:01:00', 'tick', ['raised charging-long low']],
  ['09:00:00', 'tick', []],
])

scenario('three sessions in a row that give nothing are the charger; two are not', evCharger, [
  ['00:00', { status: 'Charging', energyWh: 100 }, []],
  ['05:00', { status: 'Available', energyWh: 100 }, []],
  ['10:00', { status: 'Charging', energyWh: 100 }, []],
  ['15:00', { status: 'Available', energyWh: 109 }, []],
  ['19:00', 'tick', []],
  ['20:00', { status: 'Charging', energyWh: 109 }, []],
  ['25:00', { status: 'Finishing', energyWh: 109 }, []],
  ['26:59', 'tick', []],
  ['27:00', 'tick', ['raised charger-no-energy medium']],
  ['30:00', { status: 'Charging', energyWh: 109 }, []],
  ['31:00', { energyWh: 110 }, []],
  ['32:00', { energyWh: 119 }, ['cleared charger-no-energy medium']],
])

scenario('the third that still runs counts after half an hour without energy', evCharger, [
  ['00:00', { status: 'Charging', energyWh: 100 }, []],
  ['05:00', { status: 'Available', energyWh: 100 }, []],
  ['10:00', { status: 'Charging', energyWh: 100 }, []],
  ['15:00', { status: 'Available', energyWh: 100 }, []],
  ['20:00', { status: 'Charging', energyWh: 100 }, []],
  ['40:00', { status: 'Charging', energyWh: 100 }, []],
  ['51:59', 'tick', []],
  ['52:00', 'tick', ['raised charger-no-energy medium']],
])

scenario('one session between that gives something begins the count anew', evCharger, [
  ['00:00', { status: 'Charging', energyWh: 100 }, []],
  ['05:00', { status: 'Available', energyWh: 100 }, []],
  ['10:00', { status: 'Charging', energyWh: 100 }, []],
  ['15:00', { status: 'Available', energyWh: 110 }, []],
  ['20:00', { status: 'Charging', energyWh: 110 }, []],
  ['25:00', { status: 'Available', energyWh: 110 }, []],
  ['30:00', { status: 'Charging', energyWh: 110 }, []],
  ['35:00', { status: 'Available', energyWh: 110 }, []],
  ['59:00', 'tick', []],
])

scenario('the last figure of a meter often comes when the session is over', evCharger, [
  ['00:00', { status: 'Charging', energyWh: 100 }, []],
  ['05:00', { status: 'Available', energyWh: 100 }, []],
  ['10:00', { status: 'Charging', energyWh: 100 }, []],
  ['15:00', { status: 'Available', energyWh: 100 }, []],
  ['20:00', { status: 'Charging', energyWh: 100 }, []],
  ['25:00', { status: 'Available', energyWh: 100 }, []],
  ['26:00', { energyWh: 900 }, []],
  ['59:00', 'tick', []],
])

scenario('a meter that begins again at 0 has given what it shows', evCharger, [
  ['00:00', { status: 'Charging', energyWh: 900 }, []],
  ['05:00', { status: 'Available', energyWh: 0 }, []],
  ['10:00', { status: 'Charging', energyWh: 0 }, []],
  ['15:00', { status: 'Available', energyWh: 0 }, []],
  ['20:00', { status: 'Charging', energyWh: 900 }, []],
  ['25:00', { status: 'Available', energyWh: 400 }, []],
  ['59:00', 'tick', []],
])

scenario(
  'sessions of which the meter said nothing, or in which the car took nothing, prove nothing',
  evCharger,
  [
    ['00:00', { status: 'Charging' }, []],
    ['05:00', { status: 'Available' }, []],
    ['10:00', { status: 'Charging' }, []],
    ['15:00', { status: 'Available' }, []],
    ['20:00', { status: 'Charging' }, []],
    ['25:00', { status: 'Available', energyWh: 5 }, []],
    ['30:00', { status: 'SuspendedEV', energyWh: 5 }, []],
    ['35:00', { status: 'Available', energyWh: 5 }, []],
    ['40:00', { status: 'SuspendedEV', energyWh: 5 }, []],
    ['45:00', { status: 'Available', energyWh: 5 }, []],
    ['59:00', 'tick', []],
  ],
)
