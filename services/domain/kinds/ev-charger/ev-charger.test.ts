import { scenario } from '../scenario.ts'
import { evCharger } from './kind.ts'

scenario('a dangerous error code is critical, another one medium, NoError ends it', evCharger, [
  ['00:00', { errorCode: 'NoError' }, []],
  ['01:00', { errorCode: 'WeakSignal' }, ['raised charger-fault medium']],
  ['02:00', { errorCode: 'GroundFailure' }, ['severity-changed charger-fault critical']],
  ['03:00', { errorCode: 'NoError' }, ['cleared charger-fault critical']],
])

scenario('heat climbs at 55, 65 and 75 °C and falls back five degrees later', evCharger, [
  ['00:00:00', { temperatureC: 55 }, ['raised charger-hot medium']],
  ['00:15:00', { temperatureC: 65 }, ['severity-changed charger-hot high']],
  ['00:30:00', { temperatureC: 75 }, ['severity-changed charger-hot critical']],
  ['00:45:00', { temperatureC: 70 }, ['occurred charger-hot critical']],
  ['01:00:00', { temperatureC: 69.9 }, ['severity-changed charger-hot high']],
  ['01:15:00', { temperatureC: 50 }, ['severity-changed charger-hot medium']],
  ['01:30:00', { temperatureC: 49.9 }, ['cleared charger-hot medium']],
])

scenario('a charger that is at 80 °C in its first reading is critical at once', evCharger, [
  ['00:00', { temperatureC: 80 }, ['raised charger-hot critical']],
])

scenario('30 mA of residual current and smoke are critical at once', evCharger, [
  ['00:00', { residualCurrentMa: 29.9 }, []],
  ['00:01', { residualCurrentMa: 30 }, ['raised charger-leakage critical']],
  ['00:02', { smoke: true }, ['raised charger-smoke critical']],
  ['00:03', { smoke: false, residualCurrentMa: 1 }, ['cleared charger-leakage critical']],
  ['01:02', 'tick', []],
  ['01:03', 'tick', ['cleared charger-smoke critical']],
])

scenario('smoke that drifts past the detector and away again is one episode', evCharger, [
  ['00:00', { smoke: true }, ['raised charger-smoke critical']],
  ['00:15', { smoke: false }, []],
  ['00:30', { smoke: true }, []],
  ['00:45', { smoke: false }, []],
  ['01:44', { smoke: true }, ['occurred charger-smoke critical']],
  ['02:00', { smoke: false }, []],
  ['03:00', 'tick', ['cleared charger-smoke critical']],
])

scenario('a bay taken without a session is blocked after a quarter of an hour', evCharger, [
  ['00:00', { bayOccupied: true, status: 'Available' }, []],
  ['14:59', 'tick', []],
  ['15:00', 'tick', ['raised bay-blocked medium']],
  ['16:00', { bayOccupied: false }, ['cleared bay-blocked medium']],
])

scenario('a bay in which somebody charges is not blocked', evCharger, [
  ['00:00:00', { bayOccupied: true, status: 'Preparing' }, []],
  ['00:05:00', { status: 'Charging' }, []],
  ['01:00:00', { status: 'SuspendedEV' }, []],
  ['01:05:00', { status: 'Charging' }, []],
  ['03:00:00', 'tick', []],
])

scenario('a bay of which nothing is known but that it is taken is taken without a session', evCharger, [
  ['00:00', { bayOccupied: true }, []],
  ['14:59', 'tick', []],
  ['15:00', 'tick', ['raised bay-blocked medium']],
])
