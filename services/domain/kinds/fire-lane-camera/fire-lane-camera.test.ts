import { scenario } from '../scenario.ts'
import { fireLaneCamera } from './kind.ts'

scenario('a vehicle that stays climbs from low to critical with no further message', fireLaneCamera, [
  ['00:00', { vehicleCount: 1 }, []],
  ['00:59', 'tick', []],
  ['01:00', 'tick', ['raised fire-lane-blocked low']],
  ['02:59', 'tick', []],
  ['03:00', 'tick', ['severity-changed fire-lane-blocked high']],
  ['10:00', 'tick', ['severity-changed fire-lane-blocked critical']],
  ['11:00', { vehicleCount: 0 }, []],
  ['11:59', 'tick', []],
  ['12:00', 'tick', ['cleared fire-lane-blocked critical']],
])

scenario('a vehicle that stops for 40 seconds blocks nothing', fireLaneCamera, [
  ['00:00', { vehicleCount: 1 }, []],
  ['00:40', { vehicleCount: 0 }, []],
  ['05:00', 'tick', []],
])

scenario(
  'a detector that loses the vehicle for a moment neither ends nor restarts the episode',
  fireLaneCamera,
  [
    ['00:00', { vehicleCount: 1 }, []],
    ['01:00', { vehicleCount: 1 }, ['raised fire-lane-blocked low']],
    ['02:00', { vehicleCount: 0 }, []],
    ['02:30', { vehicleCount: 1 }, ['occurred fire-lane-blocked low']],
    ['03:00', 'tick', ['severity-changed fire-lane-blocked high']],
    ['03:10', { vehicleCount: 0 }, []],
    ['04:10', 'tick', ['cleared fire-lane-blocked high']],
  ],
)

scenario('all timers of a long gap fire in their order when time moves on', fireLaneCamera, [
  ['00:00', { vehicleCount: 2 }, []],
  [
    '20:00',
    'tick',
    [
      'raised fire-lane-blocked low',
      'severity-changed fire-lane-blocked high',
      'severity-changed fire-lane-blocked critical',
    ],
  ],
])

scenario('a lane that is seen empty for a reading or two is not free', fireLaneCamera, [
  ['00:00', { vehicleCount: 1 }, []],
  ['00:20', { vehicleCount: 0 }, []],
  ['00:25', { vehicleCount: 0 }, []],
  ['00:30', { vehicleCount: 1 }, []],
  ['00:59', { vehicleCount: 1 }, []],
  ['01:00', 'tick', ['raised fire-lane-blocked low']],
])

scenario('a lane that is empty for longer is, and the next car begins anew', fireLaneCamera, [
  ['00:00', { vehicleCount: 1 }, []],
  ['00:40', { vehicleCount: 0 }, []],
  ['00:51', { vehicleCount: 1 }, []],
  ['01:40', { vehicleCount: 1 }, []],
  ['01:50', { vehicleCount: 0 }, []],
  ['05:00', 'tick', []],
])

scenario('a lane that is seen empty at the minute is blocked when the car is seen again', fireLaneCamera, [
  ['00:00', { vehicleCount: 1 }, []],
  ['00:55', { vehicleCount: 0 }, []],
  ['01:00', 'tick', []],
  ['01:03', { vehicleCount: 1 }, ['raised fire-lane-blocked low']],
])

scenario('a car that stood there before the camera started counts from its first reading', fireLaneCamera, [
  ['00:00', { vehicleCount: 1, plate: '沪A12345' }, []],
  ['00:59', { vehicleCount: 1 }, []],
  ['01:00', { vehicleCount: 1 }, ['raised fire-lane-blocked low']],
])

scenario(
  'a camera that falls silent with the car before it goes on counting, and clears nothing',
  fireLaneCamera,
  [
    ['00:00', { vehicleCount: 1 }, []],
    ['01:00', 'tick', ['raised fire-lane-blocked low']],
    ['03:00', 'tick', ['severity-changed fire-lane-blocked high']],
    ['09:00', { vehicleCount: 1 }, ['occurred fire-lane-blocked high']],
    ['10:00', 'tick', ['severity-changed fire-lane-blocked critical']],
    ['03:00:00', 'tick', []],
    ['03:00:01', { vehicleCount: 0 }, []],
    ['03:01:01', 'tick', ['cleared fire-lane-blocked critical']],
  ],
)

scenario('a detector that starts again during an episode and sees nothing at first', fireLaneCamera, [
  ['00:00', { vehicleCount: 1 }, []],
  ['01:00', { vehicleCount: 1 }, ['raised fire-lane-blocked low']],
  ['02:00', { vehicleCount: 0 }, []],
  ['02:59', { vehicleCount: 1 }, ['occurred fire-lane-blocked low']],
  ['03:00', 'tick', ['severity-changed fire-lane-blocked high']],
])

scenario('two cars in turn with no gap are one episode, and its clock is that of the first', fireLaneCamera, [
  ['00:00', { vehicleCount: 1, plate: '沪A11111' }, []],
  ['01:00', 'tick', ['raised fire-lane-blocked low']],
  ['02:30', { vehicleCount: 2, plate: '沪B22222' }, ['occurred fire-lane-blocked low']],
  ['02:40', { vehicleCount: 1, plate: '沪B22222' }, []],
  ['03:00', 'tick', ['severity-changed fire-lane-blocked high']],
  ['04:00', { vehicleCount: 0 }, []],
  ['05:00', 'tick', ['cleared fire-lane-blocked high']],
])

scenario('a lane is not free because its camera was covered', fireLaneCamera, [
  ['00:00', { vehicleCount: 1, tampered: false }, []],
  ['01:00', 'tick', ['raised fire-lane-blocked low']],
  ['02:00', { vehicleCount: 0, tampered: true }, ['raised camera-tampered high']],
  ['30:00', { vehicleCount: 0, tampered: true }, ['occurred camera-tampered high']],
  ['31:00', { vehicleCount: 0, tampered: false }, ['cleared camera-tampered high']],
  ['32:00', 'tick', ['cleared fire-lane-blocked low']],
])

scenario('a covered camera is one alert until it is uncovered', fireLaneCamera, [
  ['00:00', { tampered: true }, ['raised camera-tampered high']],
  ['00:30', { tampered: true }, []],
  ['01:30', { tampered: true }, ['occurred camera-tampered high']],
  ['02:00', { tampered: false }, ['cleared camera-tampered high']],
])
