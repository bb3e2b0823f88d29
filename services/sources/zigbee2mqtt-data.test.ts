import { readFileSync } from 'node:fs'
import t from 'tap'
import { needing, recorded } from '../testing/recorded.ts'
import { listening } from './testing/listening.ts'

const LID = '0x00158d0002b435ed'
const BUTTON = '0x847127fffe0542eb'
const FILE = 'zigbee2mqtt/payloads.jsonl'

t.test('all that users reported becomes its reading, or nothing by name', needing(FILE), async t => {
  const { sources, tally } = listening('zigbee2mqtt', {
    VibrationSensor: { kind: 'smart-bin', codec: 'zigbee-vibration' },
    [LID]: { kind: 'smart-bin', codec: 'zigbee-vibration' },
    [BUTTON]: { kind: 'wristband', codec: 'zigbee-button' },
    Smoke: { kind: 'smoke-detector', codec: 'zigbee-smoke' },
  })
  const lines = readFileSync(recorded(FILE) ?? FILE, 'utf8')
  const became = lines
    .trim()
    .split('\n')
    .map(line => {
      const { topic, payload } = JSON.parse(line) as { topic: string; payload: unknown }
      const bytes = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload))
      const inputs = sources.ofGateway('gw-1', { topic, payload: bytes, retained: false }) ?? []
      return inputs.map(input =>
        input.type === 'reading' ? [input.reading.deviceId, input.reading.values] : input,
      )
    })
  const shaken = ['VibrationSensor', { tiltDeg: 87, batteryPercent: 100 }]
  t.same(became, [
    [shaken],
    [shaken],
    [],
    [[LID, { batteryPercent: 100 }]],
    [[LID, { tiltDeg: 30 }]],
    [[BUTTON, { sos: true }]],
    [[BUTTON, { sos: false }]],
    [],
    [['Smoke', { smoke: false, batteryPercent: 100 }]],
  ])
  t.equal(tally.of('source_events', 'action-said-again'), 2, 'once the vibration, once the press')
})
