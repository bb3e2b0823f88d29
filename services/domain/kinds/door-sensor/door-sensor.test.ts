import { HOUR } from '../../model/time.ts'
import { scenario } from '../scenario.ts'
import { doorSensor } from './kind.ts'

scenario('a door that stays open for ten minutes is seen to', doorSensor, [
  ['00:00', { open: true }, []],
  ['09:59', 'tick', []],
  ['10:00', 'tick', ['raised door-left-open medium']],
  ['12:00', { open: false }, ['cleared door-left-open medium']],
])

scenario('a door through which people go is none that stays open', doorSensor, [
  ['00:00', { open: true }, []],
  ['09:00', { open: false }, []],
  ['09:10', { open: true }, []],
  ['19:09', 'tick', []],
])

scenario(
  'a sensor that nobody hears any more is not taken by its last word',
  doorSensor,
  [
    ['00:00:00', { open: false }, []],
    ['00:02:00', { open: true }, []],
    ['00:05:00', 'tick', ['raised offline medium']],
    ['00:30:00', 'tick', []],
  ],
  HOUR / 60,
)

scenario('a sensor that was prised off, and a battery that is low', doorSensor, [
  [
    '00:00',
    { tampered: true, batteryPercent: 15 },
    ['raised door-tampered medium', 'raised door-battery-low low'],
  ],
  [
    '01:00',
    { tampered: false, batteryPercent: 100 },
    ['cleared door-tampered medium', 'cleared door-battery-low low'],
  ],
  ['02:00', { batteryLow: true }, ['raised door-battery-low low']],
])
