import { scenario } from '../scenario.ts'
import { wristband } from './kind.ts'

scenario('an SOS is critical at once and ends by hand alone', wristband, [
  ['00:00', { sos: true }, ['raised sos critical']],
  ['00:30', { sos: false }, []],
  ['59:00', 'tick', []],
  ['59:10', 'resolve', ['cleared sos critical', 'resolved sos critical']],
])

scenario('a second press after somebody took it in hand opens it again', wristband, [
  ['00:00', { sos: true }, ['raised sos critical']],
  ['00:05', { sos: true }, []],
  ['00:10', 'acknowledge', ['acknowledged sos critical']],
  ['00:20', { heartRateBpm: 80, sos: false }, []],
  ['00:30', { sos: true }, ['reopened sos critical']],
  ['00:40', 'acknowledge', ['acknowledged sos critical']],
])

scenario('a fall is high at once and critical when nothing moves for a minute', wristband, [
  ['00:00', { steps: 100 }, []],
  ['00:10', { fall: true, steps: 120 }, ['raised fall high']],
  ['00:40', { fall: false, steps: 121 }, []],
  ['01:09', 'tick', []],
  ['01:10', 'tick', ['severity-changed fall critical']],
  ['05:00', { steps: 400, fallCancelled: true }, []],
  ['06:00', 'resolve', ['cleared fall critical', 'resolved fall critical']],
])

scenario('a wearer who walks on within the minute has not fallen badly', wristband, [
  ['00:00', { fall: true, steps: 100 }, ['raised fall high']],
  ['00:30', { steps: 104 }, []],
  ['00:40', { steps: 105 }, ['cleared fall high']],
  ['02:00', 'tick', []],
])

scenario('a band that goes on reporting its fall can be told that it was none', wristband, [
  ['00:00', { fall: true }, ['raised fall high']],
  ['00:05', { fall: true }, []],
  ['00:10', { fall: true, fallCancelled: true }, ['cleared fall high']],
  ['00:15', { fall: true, fallCancelled: true }, []],
  ['02:00', { fall: true, fallCancelled: false }, []],
  ['05:00', { fall: false }, []],
  ['05:10', { fall: true }, ['raised fall high']],
])

scenario('a wearer who walks is up, also while the band goes on reporting the fall', wristband, [
  ['00:00', { fall: true, steps: 100 }, ['raised fall high']],
  ['00:10', { fall: true, steps: 103 }, []],
  ['00:20', { fall: true, steps: 108 }, ['cleared fall high']],
  ['00:30', { fall: true, steps: 108 }, []],
  ['02:00', { fall: true, steps: 108 }, []],
])

scenario('a second fall that is reported as an event is a second fall', wristband, [
  ['00:00', { fall: true, steps: 100 }, ['raised fall high']],
  ['00:20', { steps: 120 }, ['cleared fall high']],
  ['00:30', { heartRateBpm: 90 }, []],
  ['01:00', { fall: true }, ['raised fall high']],
  ['02:00', 'tick', ['severity-changed fall critical']],
  ['02:10', 'acknowledge', ['acknowledged fall critical']],
  ['02:20', { heartRateBpm: 95 }, []],
  ['02:30', { fall: true }, ['reopened fall critical']],
])

scenario('a fall cancelled yesterday does not cancel the one of today', wristband, [
  ['00:00:00', { fall: true }, ['raised fall high']],
  ['00:00:20', { fallCancelled: true }, ['cleared fall high']],
  ['12:00:00', { fall: true }, ['raised fall high']],
  ['12:00:30', { heartRateBpm: 80 }, []],
  ['12:01:00', 'tick', ['severity-changed fall critical']],
])

scenario('a heart rate needs two samples over a minute, while worn', wristband, [
  ['00:00', { heartRateBpm: 140, worn: true }, []],
  ['01:30', 'tick', []],
  ['01:40', { heartRateBpm: 141, worn: true }, ['raised heart-rate high', 'raised news2 medium']],
  ['02:00', { heartRateBpm: 90 }, []],
  ['06:59', 'tick', []],
  ['07:00', 'tick', ['cleared heart-rate high', 'cleared news2 medium']],
])

scenario('one wild sample between good ones is no alarm', wristband, [
  ['00:00', { heartRateBpm: 80 }, []],
  ['01:00', { heartRateBpm: 180 }, []],
  ['02:00', { heartRateBpm: 82 }, []],
  ['03:00', { heartRateBpm: 180 }, []],
  ['03:30', { heartRateBpm: 82 }, []],
  ['09:00', 'tick', []],
])

scenario('a band on the table has no vital signs', wristband, [
  ['00:00', { heartRateBpm: 30, spo2Percent: 70, worn: false }, []],
  ['02:00', { heartRateBpm: 30, spo2Percent: 70, worn: false }, []],
  ['04:00', { heartRateBpm: 30, spo2Percent: 70, worn: false }, []],
])

scenario(
  'two readings below 90 % are an alarm, the band put on between them does not count as one',
  wristband,
  [
    ['00:00', { spo2Percent: 89, worn: true }, []],
    ['00:30', { worn: true }, []],
    ['01:00', { spo2Percent: 88 }, ['raised spo2 high', 'raised news2 medium']],
    ['02:00', { spo2Percent: 90 }, ['cleared spo2 high', 'occurred news2 medium']],
  ],
)

scenario('not worn for half an hour and a low battery are reminders', wristband, [
  ['00:00', { worn: false, batteryPercent: 16 }, []],
  ['30:00', 'tick', ['raised not-worn low']],
  ['31:00', { batteryPercent: 15 }, ['raised battery-low low']],
  ['32:00', { batteryPercent: 20 }, ['occurred battery-low low']],
  ['33:00', { batteryPercent: 21, worn: true }, ['cleared not-worn low', 'cleared battery-low low']],
])
