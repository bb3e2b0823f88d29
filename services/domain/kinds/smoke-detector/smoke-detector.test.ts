import { scenario } from '../scenario.ts'
import { smokeDetector } from './kind.ts'

scenario('smoke is critical at once and over when there was none for a minute', smokeDetector, [
  ['00:00', { smoke: false }, []],
  ['01:00', { smoke: true }, ['raised smoke-alarm critical']],
  ['02:00', { smoke: false }, []],
  ['02:59', 'tick', []],
  ['03:00', 'tick', ['cleared smoke-alarm critical']],
])

scenario('smoke while the test button is pressed is smoke; the button alone is none', smokeDetector, [
  ['00:00', { testing: true, smoke: false }, []],
  ['00:10', { testing: true, smoke: true }, ['raised smoke-alarm critical']],
])

scenario('a detector that is taken down is seen to at once', smokeDetector, [
  ['00:00', { tampered: true }, ['raised detector-tampered high']],
  ['10:00', { tampered: false }, ['cleared detector-tampered high']],
])

scenario('a battery is low at 15 % until it is above 20', smokeDetector, [
  ['00:00', { batteryPercent: 16 }, []],
  ['01:00', { batteryPercent: 15 }, ['raised detector-battery-low medium']],
  ['02:00', { batteryPercent: 20 }, ['occurred detector-battery-low medium']],
  ['03:00', { batteryPercent: 100 }, ['cleared detector-battery-low medium']],
])

scenario('a detector that only says that its battery is low has said so', smokeDetector, [
  ['00:00', { batteryLow: true }, ['raised detector-battery-low medium']],
  ['01:00', { batteryLow: false }, ['cleared detector-battery-low medium']],
])
