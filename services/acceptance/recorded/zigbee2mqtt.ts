import { readFileSync } from 'node:fs'
import { recorded } from '../../testing/recorded.ts'
import type { Sender, Sent } from './sender.ts'

const DATA = 'zigbee2mqtt/payloads.jsonl'

function reported(): readonly Sent[] {
  const lines = readFileSync(recorded(DATA) ?? DATA, 'utf8')
    .trim()
    .split('\n')
  return lines.map((line, place) => {
    const { topic, payload } = JSON.parse(line) as { topic: string; payload: unknown }
    const said = typeof payload === 'string' ? payload : JSON.stringify(payload)
    return { title: `${place + 1}: ${topic}`, topic, payload: said }
  })
}

/** As the bridge says of each device, and keeps. */
const available = (name: string): Sent => ({
  ...{ title: `${name} is there`, topic: `zigbee2mqtt/${name}/availability`, retained: true },
  payload: '{"state":"online"}',
})

export const zigbee2mqtt: Sender = {
  id: 'zigbee2mqtt',
  data: DATA,
  source: { format: 'zigbee2mqtt', filters: ['zigbee2mqtt/#'] },
  devices: {
    VibrationSensor: { kind: 'smart-bin', codec: 'zigbee-vibration' },
    '0x00158d0002b435ed': { kind: 'smart-bin', codec: 'zigbee-vibration' },
    '0x847127fffe0542eb': { kind: 'wristband', codec: 'zigbee-button' },
    Smoke: { codec: 'zigbee-smoke' },
  },
  messages: () => [available('Smoke'), ...reported()],
  ends: [
    'Smoke online',
    'late',
    // The same state at the same time, its action gone.
    'repeated',
    'action-said-again',
    [4, 'live'],
    'action-said-again',
    'live',
  ],
  readings: {
    VibrationSensor: ['2020-05-04T10:06:19.000Z batteryPercent 100, tiltDeg 87'],
    '0x00158d0002b435ed': ['batteryPercent 100', 'tiltDeg 30'],
    '0x847127fffe0542eb': ['sos true', 'sos false'],
    Smoke: ['batteryPercent 100, smoke false'],
  },
  alerts: ['sos 0x847127fffe0542eb'],
}
