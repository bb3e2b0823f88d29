import t from 'tap'
import { server } from './domain/kinds/server/kind.ts'
import { clockOff } from './domain/kinds/server/rules.ts'
import { text } from './domain/model/text.ts'
import { MQTT_ROOM_FULL, type ReadinessSources, readinessOf } from './readiness.ts'
import { troubleOf } from './vitals/troubles.ts'

const well: ReadinessSources = {
  runtime: { state: 'running', trouble: undefined, aheadMs: 0 },
  pump: undefined,
  commits: { waitingMs: 0 },
  backupHealth: () => undefined,
  mqttRoomTaken: () => 0,
  ownAlerts: () => [],
  noticeTroubles: () => [],
  bridgesAway: () => [],
  stationsTwice: () => [],
}

t.test(
  'the room for MQTT clients is named when nearly all of it is taken, and the server stays ready',
  async t => {
    t.same(readinessOf({ ...well, mqttRoomTaken: () => MQTT_ROOM_FULL - 0.001 }), {
      ready: true,
      reasons: [],
    })
    const full = readinessOf({ ...well, mqttRoomTaken: () => MQTT_ROOM_FULL })
    t.ok(full.ready)
    t.match(full.reasons, [{ code: 'mqtt-room-full', figures: { takenPercent: 95 } }])
    t.match(troubleOf('mqtt-room-full', server.rules), {
      severity: 'high',
      advice: { en: /LINLI_MQTT_KEPT_BYTES/ },
    })
  },
)

t.test(
  'a clock that only the devices contradict is named as long as the alert about it is active',
  async t => {
    const sentence = text('devices are behind by at least 300 s', '设备滞后至少 300 秒')
    const own = [
      { rule: 'journal-slow', evidence: { sentence: text('slow', '慢') } },
      { rule: clockOff.id, evidence: { sentence } },
    ]
    const named = { code: 'clock-off', words: /apart: devices are behind/, zh: /设备滞后至少 300 秒/ }
    t.match(readinessOf({ ...well, ownAlerts: () => own }), { ready: true, reasons: [named] })
    t.same(readinessOf({ ...well, ownAlerts: () => own.slice(0, 1) }).reasons, [])
    const runtime = { ...well.runtime, aheadMs: 60_000 }
    const once = readinessOf({ ...well, runtime, ownAlerts: () => own }).reasons
    t.match(once, [{ code: 'clock-off', figures: { aheadS: 60 } }], 'once, with the figure')
    t.equal(once.length, 1)
  },
)

t.test('bridges that are away too long are named, and the server stays ready', async t => {
  const away = readinessOf({ ...well, bridgesAway: () => ['yard', 'gate'] })
  t.match(away, { ready: true, reasons: [{ code: 'bridge-away', words: /yard, gate$/, zh: /yard, gate$/ }] })
  t.equal(troubleOf('bridge-away', server.rules).severity, 'high')
})

t.test('that two chargers share an id is told, which of them is not, and the server stays ready', async t => {
  const twice = readinessOf({ ...well, stationsTwice: () => ['cp-secret'] })
  t.match(twice, { ready: true, reasons: [{ code: 'station-twice', figures: { ids: 1 } }] })
  t.notMatch(JSON.stringify(twice), /cp-secret/)
  t.equal(troubleOf('station-twice', server.rules).severity, 'high')
})
