import { text } from '../../domain/model/text.ts'
import type { FormatExample } from '../source.ts'

const TOPIC = 'v3/community@tenant/devices/bin-gate-3'
const end_device_ids = {
  device_id: 'bin-gate-3',
  application_ids: { application_id: 'community' },
  dev_eui: '24E124ABCDEF0001',
  dev_addr: '00BCB929',
}
const of = { address: '24e124abcdef0001', about: { name: 'bin-gate-3' } } as const

const example = (
  of: string,
  title: FormatExample['title'],
  body: object,
  becomes: FormatExample['becomes'],
): FormatExample => ({
  title,
  topic: `${TOPIC}/${of}`,
  payload: JSON.stringify({ end_device_ids, received_at: '2026-05-01T12:00:01Z', ...body }, null, 2),
  becomes,
})

export const theThingsStackExamples: readonly FormatExample[] = [
  example(
    'up',
    text('An uplink of a distance sensor', '距离传感器上行'),
    {
      uplink_message: {
        ...{ f_port: 85, f_cnt: 10, frm_payload: 'AXVhBIKkAQ==', decoded_payload: { distance: 420 } },
        received_at: '2026-05-01T12:00:00.787654321Z',
      },
    },
    {
      ok: true,
      heard: [
        {
          ...{ what: 'said', ...of, fields: { distance: 420 }, ts: Date.UTC(2026, 4, 1, 12, 0, 0, 787) },
          frame: { bytes: Buffer.from('0175610482a401', 'hex'), port: 85 },
        },
      ],
    },
  ),
  example(
    'join',
    text('It joins the network', '入网'),
    { join_accept: { session_key_id: 'AXA50' } },
    { ok: true, heard: [{ what: 'event', ...of, event: 'tts-join' }] },
  ),
  example(
    'up',
    text('None of its messages', '不是它的消息'),
    { weather: {} },
    {
      ok: false,
      reason: 'tts-message-unknown',
    },
  ),
]
