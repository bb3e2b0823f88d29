import { type Row, scenario } from '../scenario.ts'
import { smartBin } from './kind.ts'

// What a bin's sensors say and is not so.

scenario('a level that jumps and comes back with the next reading never was', smartBin, [
  ['00:00:00', { fillPercent: 50 }, []],
  ['01:00:00', { fillPercent: 90 }, []],
  ['02:00:00', { fillPercent: 52 }, []],
  ['03:00:00', { fillPercent: 92 }, []],
  ['04:00:00', { fillPercent: 91 }, ['raised bin-full medium', 'severity-changed bin-full high']],
])

scenario('a jump of just less than forty points is believed at once', smartBin, [
  ['00:00:00', { fillPercent: 50.5 }, []],
  ['01:00:00', { fillPercent: 90 }, ['raised bin-full medium']],
])

scenario('a full bin that seems empty for one reading is still full', smartBin, [
  ['00:00:00', { fillPercent: 80 }, ['raised bin-full medium']],
  ['01:00:00', { fillPercent: 0 }, []],
  ['02:00:00', { fillPercent: 81 }, ['occurred bin-full medium']],
  ['03:00:00', { fillPercent: 0 }, []],
  ['04:00:00', { fillPercent: 1 }, ['cleared bin-full medium']],
])

scenario('a fire is told with the next reading, or after ninety seconds without one', smartBin, [
  ['00:00:00', { temperatureC: 20 }, []],
  ['01:00:00', { temperatureC: 80 }, []],
  ['01:00:20', { temperatureC: 95 }, ['raised bin-fire critical']],
])

scenario('a thermometer that is reset while the sun is on the bin says nothing of a fire', smartBin, [
  ['00:00:00', { temperatureC: 65 }, []],
  ['00:15:00', { temperatureC: 85 }, []],
  ['00:15:15', { temperatureC: 65 }, []],
  ['00:20:00', 'tick', []],
])

scenario('less than fifteen degrees more are believed at once, fifteen with the next reading', smartBin, [
  ['00:00:00', { temperatureC: 61 }, []],
  ['00:15:00', { temperatureC: 75.9 }, ['raised bin-fire critical']],
  ['00:30:00', { temperatureC: 50 }, []],
  ['00:30:15', { temperatureC: 50 }, []],
  ['01:00:00', { temperatureC: 65 }, ['cleared bin-fire critical']],
  ['01:00:15', { temperatureC: 76 }, ['raised bin-fire critical']],
])

scenario('a hot bin that says no more burns after ninety seconds', smartBin, [
  ['00:00:00', { temperatureC: 20 }, []],
  ['01:00:00', { temperatureC: 80 }, []],
  ['01:01:29', 'tick', []],
  ['01:01:30', 'tick', ['raised bin-fire critical']],
  ['02:00:00', { temperatureC: 85 }, ['occurred bin-fire critical']],
])

scenario('what comes back within ninety seconds was no fire, then or later', smartBin, [
  ['00:00:00', { temperatureC: 20 }, []],
  ['01:00:00', { temperatureC: 80 }, []],
  ['01:01:00', { temperatureC: 21 }, []],
  ['01:01:30', 'tick', []],
  ['02:00:00', { temperatureC: 20 }, []],
])

scenario('a reading that comes after the ninety seconds finds the fire told for its own time', smartBin, [
  ['00:00:00', { temperatureC: 20 }, []],
  ['01:00:00', { temperatureC: 80 }, []],
  ['01:10:00', { temperatureC: 22 }, ['raised bin-fire critical']],
])

scenario('a level at its end since a knock is a blind sensor and no full bin', smartBin, [
  ...moving(20),
  ['21:00:00', { fillPercent: 100, tiltDeg: 30 }, []],
  ['22:00:00', { fillPercent: 100, tiltDeg: 31 }, []],
  ['23:00:00', { fillPercent: 100, tiltDeg: 30 }, []],
  ['24:00:00', { fillPercent: 100, tiltDeg: 30 }, []],
  ['25:00:00', { fillPercent: 100, tiltDeg: 30 }, []],
  ['26:00:00', { fillPercent: 100, tiltDeg: 30 }, ['raised sensor-fault low']],
  ['40:00:00', { fillPercent: 100, tiltDeg: 30 }, []],
  ['41:00:00', { fillPercent: 47, tiltDeg: 2 }, ['cleared sensor-fault low']],
])

scenario('a bin that is knocked and goes on moving is as full as it says', smartBin, [
  ...moving(20),
  ['21:00:00', { fillPercent: 62, tiltDeg: 25 }, []],
  ['22:00:00', { fillPercent: 100, tiltDeg: 25 }, []],
  ['23:00:00', { fillPercent: 98, tiltDeg: 25 }, ['raised bin-full medium']],
])

scenario('a level of which nobody knows whether it moves is believed, knock or not', smartBin, [
  ...moving(18),
  ['21:00:00', { fillPercent: 62, tiltDeg: 25 }, []],
  ['22:00:00', { fillPercent: 100, tiltDeg: 25 }, ['raised bin-full medium']],
])

scenario('a bin that stays full without a knock is a full bin', smartBin, [
  ...moving(20, 62),
  ['21:00:00', { fillPercent: 100, tiltDeg: 2 }, ['raised bin-full medium']],
  ['22:00:00', { fillPercent: 100, tiltDeg: 2 }, ['severity-changed bin-full high']],
  ...Array.from(
    { length: 10 },
    (_, i): Row => [`${23 + i}:00:00`, { fillPercent: 100, tiltDeg: 2 }, ['occurred bin-full high']],
  ),
])

/** So many hours with another level each, the last of them as given. */
function moving(hours: number, last = 61): Row[] {
  return Array.from({ length: hours }, (_, i): Row => {
    const fillPercent = i === hours - 1 ? last : 41 + i
    return [`${i + 1}:00:00`, { fillPercent, tiltDeg: 2 }, []]
  })
}
