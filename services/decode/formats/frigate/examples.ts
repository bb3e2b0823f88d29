import { text } from '../../../domain/model/text.ts'
import type { FormatExample } from '../../source.ts'

const car = {
  ...{ id: '1777608000.123456-k3x9ab', camera: 'gate', label: 'car', sub_label: null, false_positive: false },
  ...{ start_time: 1777608000.123456, frame_time: 1777608004.5, end_time: null, has_snapshot: true },
  ...{ current_zones: ['fire_lane'], entered_zones: ['fire_lane'], recognized_license_plate: '沪A12345' },
}
const at = Date.UTC(2026, 4, 1, 4, 0, 4, 500)
const snapshot = 'https://frigate.example.net/api/events/1777608000.123456-k3x9ab/snapshot.jpg'
const events = 'frigate/events'
const event = (type: string, after: object) => JSON.stringify({ type, before: after, after })
const stats = (last_updated: number) => ({
  topic: 'frigate/stats',
  payload: JSON.stringify({
    cameras: { gate: { camera_fps: 5, detection_enabled: true } },
    service: { last_updated },
  }),
})

export const frigateExamples: readonly FormatExample[] = [
  {
    title: text('A car in the fire lane, with its plate', '消防通道内有车（含车牌）'),
    topic: events,
    payload: event('new', car),
    settings: { url: 'https://frigate.example.net' },
    becomes: {
      ok: true,
      heard: ['gate', 'fire_lane'].map(address => ({
        ...{ what: 'said', address, ts: at },
        fields: { vehicles: 1, plate: '沪A12345', snapshot },
      })),
    },
  },
  {
    title: text('The minute’s word of Frigate, after its car has gone', 'Frigate 每分钟的状态：车已离开'),
    ...stats(1777608180),
    after: [
      stats(1777608000),
      { topic: events, payload: event('new', car) },
      { topic: events, payload: event('end', { ...car, end_time: 1777608100.25 }) },
    ],
    becomes: {
      ok: true,
      heard: ['gate', 'fire_lane'].map(address => ({
        ...{ what: 'said', address, fields: { vehicles: 0 }, ts: Date.UTC(2026, 4, 1, 4, 3) },
      })),
    },
  },
  {
    title: text('A person: nothing of it is kept', '人员：不作记录'),
    topic: events,
    payload: event('update', { ...car, label: 'person', sub_label: ['Li Hua', 0.79] }),
    becomes: {
      ok: true,
      heard: [{ what: 'event', address: 'gate', event: 'person-seen', isPersonal: true }],
    },
  },
  {
    title: text('A count, where counts decide', '以计数为准时的计数'),
    topic: 'frigate/fire_lane/car',
    payload: '2',
    settings: { decides: 'counts' },
    becomes: { ok: true, heard: [{ what: 'said', address: 'fire_lane', fields: { vehicles: 2 } }] },
  },
  {
    title: text('Frigate has stopped', 'Frigate 已停止'),
    topic: 'frigate/available',
    payload: 'offline',
    becomes: { ok: true, heard: [{ what: 'status', address: '*', online: false }] },
  },
  {
    title: text('A camera that cannot watch any more', '摄像头已无法检测'),
    topic: 'frigate/gate/status/detect',
    payload: 'offline',
    becomes: { ok: true, heard: [{ what: 'status', address: 'gate', online: false }] },
  },
  {
    title: text('A picture', '图片'),
    topic: 'frigate/gate/car/snapshot',
    payload: 'ffd8ffe000104a464946',
    encoding: 'hex',
    becomes: {
      ok: true,
      heard: [{ what: 'event', address: 'gate', event: 'snapshot-not-used', isPersonal: true }],
    },
  },
  {
    title: text('No event', '不是事件'),
    topic: events,
    payload: '{"type":"new"}',
    becomes: { ok: false, reason: 'event-malformed' },
  },
]
