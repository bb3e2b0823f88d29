import { text } from '../../../domain/model/text.ts'
import type { FormatExample, Heard, PastedMessage } from '../../source.ts'

const one = (heard: Heard) => ({ ok: true, heard: [heard] }) as const
const pressed: PastedMessage = {
  topic: 'zigbee2mqtt/building-3/bed',
  payload: '{"action":"emergency","battery":null,"linkquality":90}',
}
const listed: PastedMessage = {
  topic: 'zigbee2mqtt/bridge/devices',
  payload:
    '[{"type":"Coordinator","friendly_name":"Coordinator"},{"type":"EndDevice","friendly_name":"stairs/smoke","definition":{"vendor":"Heiman","model":"HS1SA"}}]',
}
const about = { name: 'stairs/smoke', model: 'Heiman HS1SA' }

export const examples: readonly FormatExample[] = [
  {
    title: text('An SOS button is pressed; its name has a slash', '按下 SOS 按钮（名称带斜杠）'),
    ...pressed,
    becomes: one({
      ...{ what: 'said', address: 'building-3/bed' },
      fields: { action: 'emergency', battery: null, linkquality: 90, help: true },
    }),
  },
  {
    title: text('The same press once more, on its own topic', '同一次按下，动作主题再报一次'),
    after: [pressed, { topic: pressed.topic, payload: '{"action":"","battery":null}' }],
    ...{ topic: `${pressed.topic}/action`, payload: 'emergency' },
    becomes: one({ what: 'event', address: 'building-3/bed', event: 'action-said-again' }),
  },
  {
    title: text('An ordinary button that calls for help', '普通按钮作求救用'),
    settings: { help: 'hold, double' },
    ...{ topic: 'zigbee2mqtt/bed/action', payload: 'double' },
    becomes: one({ what: 'said', address: 'bed', fields: { action: 'double', help: true } }),
  },
  {
    title: text('A smoke detector whose name and model were listed', '已列出名称和型号的烟雾报警器'),
    after: [listed],
    topic: 'zigbee2mqtt/stairs/smoke',
    payload: '{"battery":100,"smoke":false,"last_seen":"2026-05-01T12:00:00+08:00"}',
    becomes: one({
      ...{ what: 'said', address: 'stairs/smoke', fields: { battery: 100, smoke: false }, about },
      ts: Date.UTC(2026, 4, 1, 4),
    }),
  },
  {
    title: text('The list itself: each waits to be adopted', '设备列表：逐台等待认领'),
    ...listed,
    becomes: one({ what: 'event', address: 'stairs/smoke', event: 'listed', about }),
  },
  {
    title: text('A device is no longer heard', '设备离线'),
    ...{ topic: 'zigbee2mqtt/door/availability', payload: '{"state":"offline"}', retained: true },
    becomes: one({ what: 'status', address: 'door', online: false }),
  },
  {
    title: text('The bridge itself, in an older version', '网桥自身（旧版）'),
    ...{ topic: 'zigbee2mqtt/bridge/state', payload: 'online' },
    becomes: one({ what: 'status', address: 'bridge', online: true, about: { name: 'Zigbee2MQTT' } }),
  },
  {
    title: text('A device joins', '设备入网'),
    topic: 'zigbee2mqtt/bridge/event',
    payload: '{"type":"device_joined","data":{"friendly_name":"0x00158d0002b435ed"}}',
    becomes: one({ what: 'event', address: '0x00158d0002b435ed', event: 'joined' }),
  },
  {
    title: text('What somebody else asks of a device says nothing', '他人下发的指令不是上报'),
    ...{ topic: 'zigbee2mqtt/door/get', payload: '{"battery":""}' },
    becomes: { ok: true, heard: [] },
  },
  {
    title: text('No JSON', '不是 JSON'),
    ...{ topic: 'zigbee2mqtt/door', payload: 'open' },
    becomes: { ok: false, reason: 'not-json' },
  },
]
