import { scenario } from '../scenario.ts'
import { smartBin } from './kind.ts'

scenario('a bin fills: medium at once, high with the second reading, over when emptied', smartBin, [
  ['00:00:00', { fillPercent: 60 }, []],
  ['01:00:00', { fillPercent: 75 }, ['raised bin-full medium']],
  ['02:00:00', { fillPercent: 90 }, ['occurred bin-full medium']],
  ['03:00:00', { fillPercent: 92 }, ['severity-changed bin-full high']],
  ['04:00:00', { fillPercent: 60 }, []],
  ['05:00:00', { fillPercent: 59 }, ['cleared bin-full high']],
])

scenario('two readings of 95 % raise high with the second', smartBin, [
  ['00:00', { fillPercent: 95 }, ['raised bin-full medium']],
  ['00:01', { fillPercent: 95 }, ['severity-changed bin-full high']],
  ['00:02', { fillPercent: 95 }, []],
  ['01:02', { fillPercent: 95 }, ['occurred bin-full high']],
])

scenario('one reading over 90 between lower ones is not high', smartBin, [
  ['00:00:00', { fillPercent: 80 }, ['raised bin-full medium']],
  ['01:00:00', { fillPercent: 95 }, ['occurred bin-full medium']],
  ['02:00:00', { fillPercent: 80 }, ['occurred bin-full medium']],
  ['03:00:00', { fillPercent: 95 }, ['occurred bin-full medium']],
])

scenario('a reading without the level does not count as one of two', smartBin, [
  ['00:00:00', { fillPercent: 95 }, ['raised bin-full medium']],
  ['01:00:00', { temperatureC: 20 }, []],
  ['02:00:00', { temperatureC: 20 }, []],
])

scenario('full goes back to nearly full only beyond the deadband', smartBin, [
  ['00:00:00', { fillPercent: 95 }, ['raised bin-full medium']],
  ['00:00:30', { fillPercent: 95 }, ['severity-changed bin-full high']],
  ['00:00:40', { fillPercent: 86 }, []],
  ['00:00:50', { fillPercent: 84 }, ['severity-changed bin-full medium']],
])

scenario('the deadband holds what is reached and helps nothing to be reached', smartBin, [
  ['00:00', { fillPercent: 90 }, ['raised bin-full medium']],
  ['00:10', { fillPercent: 85 }, []],
  ['00:20', { fillPercent: 90 }, []],
  ['00:30', { fillPercent: 90 }, ['severity-changed bin-full high']],
  ['00:40', { fillPercent: 85 }, []],
])

scenario('a bin that lies when its alert is resolved still rests where it stood', smartBin, [
  ['00:01', { tiltDeg: 3 }, []],
  ['00:02', { tiltDeg: 3 }, []],
  ['00:03', { tiltDeg: 3 }, []],
  ['00:04', { tiltDeg: 3 }, []],
  ['00:05', { tiltDeg: 3 }, []],
  ['00:06', { tiltDeg: 90 }, []],
  ['00:07', { tiltDeg: 90 }, ['raised bin-tilted low']],
  ['00:08', 'resolve', ['cleared bin-tilted low', 'resolved bin-tilted low']],
  ['00:09', { tiltDeg: 90 }, []],
  ['00:10', { tiltDeg: 90 }, ['raised bin-tilted low']],
  ['00:11', { tiltDeg: 3 }, []],
  ['00:12', { tiltDeg: 3 }, ['cleared bin-tilted low']],
])

scenario('a new fill after an emptied bin is a new episode', smartBin, [
  ['00:00:00', { fillPercent: 80 }, ['raised bin-full medium']],
  ['01:00:00', { fillPercent: 5 }, []],
  ['02:00:00', { fillPercent: 6 }, ['cleared bin-full medium']],
  ['03:00:00', { fillPercent: 45 }, []],
  ['04:00:00', { fillPercent: 80 }, ['raised bin-full medium']],
])

scenario('70 °C is a fire and 69 after a slow rise is not', smartBin, [
  ['00:00:00', { temperatureC: 60 }, []],
  ['01:00:00', { temperatureC: 69 }, []],
  ['02:00:00', { temperatureC: 70 }, ['raised bin-fire critical']],
  ['03:00:00', { temperatureC: 61 }, []],
  ['04:00:00', { temperatureC: 59 }, []],
  ['04:00:59', 'tick', []],
  ['04:01:00', 'tick', ['cleared bin-fire critical']],
])

scenario('ten degrees within five minutes is a fire, in six minutes it is weather', smartBin, [
  ['00:00', { temperatureC: 25 }, []],
  ['06:00', { temperatureC: 36 }, []],
  ['08:00', { temperatureC: 38 }, []],
  ['11:00', { temperatureC: 46 }, ['raised bin-fire critical']],
  ['12:00', { temperatureC: 48 }, ['occurred bin-fire critical']],
  ['30:00', { temperatureC: 49 }, []],
  ['31:00', 'tick', ['cleared bin-fire critical']],
])

scenario(
  'a bin that is opened in the sun warms up and does not burn: a rise that ends below 45 °C',
  smartBin,
  [
    ['00:00', { temperatureC: 15 }, []],
    ['04:00', { temperatureC: 25 }, []],
    ['06:00', { temperatureC: 34.9 }, []],
    ['08:00', { temperatureC: 44.9 }, []],
    ['08:30', { temperatureC: 45 }, ['raised bin-fire critical']],
  ],
)

scenario('flames that come and go are one fire', smartBin, [
  ['00:00', { temperatureC: 60 }, []],
  ['00:15', { temperatureC: 72 }, ['raised bin-fire critical']],
  ['00:30', { temperatureC: 59 }, []],
  ['00:45', { temperatureC: 73 }, []],
  ['01:00', { temperatureC: 59 }, []],
  ['01:59', 'tick', []],
  ['02:00', { temperatureC: 73 }, ['cleared bin-fire critical', 'raised bin-fire critical']],
])

scenario('tilt is counted from the angle at which this bin rests', smartBin, [
  ['00:01', { tiltDeg: 88 }, []],
  ['00:02', { tiltDeg: 90 }, []],
  ['00:03', { tiltDeg: 90 }, []],
  ['00:04', { tiltDeg: 91 }, []],
  ['00:05', { tiltDeg: 90 }, []],
  ['00:06', { tiltDeg: 100 }, []],
  ['00:07', { tiltDeg: 40 }, []],
  ['00:08', { tiltDeg: 40 }, ['raised bin-tilted low']],
  ['00:09', { tiltDeg: 90 }, []],
  ['00:10', { tiltDeg: 90 }, ['cleared bin-tilted low']],
])

scenario(
  'three expected intervals without data are silence, and any data ends it',
  smartBin,
  [
    ['00:00:00', { fillPercent: 10 }, []],
    ['02:59:59', 'tick', []],
    ['03:00:00', 'tick', ['raised offline medium']],
    ['04:00:00', { batteryPercent: 50 }, ['cleared offline medium']],
    ['05:00:00', { batteryPercent: 50 }, []],
    ['09:00:00', { batteryPercent: 50 }, ['raised offline medium', 'cleared offline medium']],
  ],
  3_600_000,
)

scenario('an alert resolved by hand is over, and the next reading begins another', smartBin, [
  ['00:00:00', { fillPercent: 80 }, ['raised bin-full medium']],
  ['00:10:00', 'acknowledge', ['acknowledged bin-full medium']],
  ['00:20:00', 'resolve', ['cleared bin-full medium', 'resolved bin-full medium']],
  ['00:30:00', 'tick', []],
  ['01:00:00', { fillPercent: 80 }, ['raised bin-full medium']],
])

scenario(
  'what counted by the deadband of full counts for nothing when the bin is no more than nearly full',
  smartBin,
  [
    ['00:00:00', { fillPercent: 92 }, ['raised bin-full medium']],
    ['01:00:00', { fillPercent: 92 }, ['severity-changed bin-full high']],
    ['02:00:00', { fillPercent: 62 }, []],
    ['03:00:00', { fillPercent: 87 }, ['severity-changed bin-full medium']],
    ['04:00:00', { fillPercent: 92 }, ['occurred bin-full medium']],
    ['05:00:00', { fillPercent: 92 }, ['severity-changed bin-full high']],
  ],
)

scenario(
  'a sensor that has hung askew for four hours is set straight, one in a lid that stood open is not',
  smartBin,
  [
    ['00:00:00', { tilted: true }, []],
    ['01:00:00', { tilted: false }, []],
    ['02:00:00', { tilted: true }, []],
    ['05:59:59', 'tick', []],
    ['06:00:00', 'tick', ['raised bin-sensor-askew low']],
    ['09:00:00', { tilted: false }, ['cleared bin-sensor-askew low']],
  ],
)
