import t from 'tap'
import { server } from './domain/kinds/server/kind.ts'
import { MQTT_ROOM_FULL, type ReadinessSources, readinessOf } from './readiness.ts'
import { troubleOf } from './vitals/troubles.ts'

const well: ReadinessSources = {
  runtime: { state: 'running', trouble: undefined, aheadMs: 0 },
  pump: undefined,
  commits: { waitingMs: 0 },
  backupHealth: () => undefined,
  mqttRoomTaken: () => 0,
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
