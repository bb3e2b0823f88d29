import { text } from '../../domain/model/text.ts'
import type { FormatExample } from '../source.ts'

const TOPIC = 'application/17c82e96/device/24e124abcdef0001/event'
const time = '2026-05-01T12:00:00.123456789+00:00'
const deviceInfo = {
  deviceProfileName: 'EM400-UDL',
  deviceName: 'Bin at gate 3',
  devEui: '24e124abcdef0001',
}
const of = { address: '24e124abcdef0001', about: { name: 'Bin at gate 3', model: 'EM400-UDL' } } as const
const ts = Date.UTC(2026, 4, 1, 12, 0, 0, 123)

const example = (
  event: string,
  title: FormatExample['title'],
  body: object,
  becomes: FormatExample['becomes'],
): FormatExample => ({
  title,
  topic: `${TOPIC}/${event}`,
  payload: JSON.stringify({ time, deviceInfo, ...body }, null, 2),
  becomes,
})

export const chirpstackExamples: readonly FormatExample[] = [
  example(
    'up',
    text('An uplink of a distance sensor', '距离传感器上行'),
    { devAddr: '00189440', fCnt: 10, fPort: 85, data: 'AXVhBIKkAQ==' },
    {
      ok: true,
      heard: [
        {
          ...{ what: 'said', ...of, fields: {}, ts },
          frame: { bytes: Buffer.from('0175610482a401', 'hex'), port: 85 },
        },
      ],
    },
  ),
  example(
    'status',
    text('The battery, as the network asks for it', '网络查询到的电量'),
    { margin: 10, batteryLevel: 88.3 },
    {
      ok: true,
      heard: [
        {
          ...{ what: 'said', ...of, byNetwork: true, ts },
          fields: { batteryPercent: 88.3, marginDb: 10 },
        },
      ],
    },
  ),
  example(
    'log',
    text('Its keys are wrong', '密钥不对'),
    { level: 'ERROR', code: 'UPLINK_MIC', description: 'MIC is invalid' },
    { ok: true, heard: [{ what: 'event', ...of, event: 'chirpstack-error-uplink-mic' }] },
  ),
  example(
    'mood',
    text('An event that there is not', '没有这种事件'),
    {},
    {
      ok: false,
      reason: 'chirpstack-event-unknown',
    },
  ),
]
