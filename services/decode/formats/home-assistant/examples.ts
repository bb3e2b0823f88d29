import { text } from '../../../domain/model/text.ts'
import type { FormatExample, PastedMessage } from '../../source.ts'

const smoke: PastedMessage = {
  topic: 'homeassistant/binary_sensor/kitchen/smoke/config',
  payload:
    '{"~":"house/kitchen","stat_t":"~/state","val_tpl":"{{ value_json.smoke }}","pl_on":true,"pl_off":false,"dev_cla":"smoke","avty":[{"t":"~/availability","val_tpl":"{{ value_json[\'state\'] }}"}],"dev":{"ids":["kitchen"],"name":"Kitchen","mf":"Heiman","mdl":"HS1SA"}}',
}
const battery: PastedMessage = {
  topic: 'homeassistant/sensor/kitchen/battery/config',
  payload:
    '{"state_topic":"house/kitchen/state","value_template":"{{ value_json.battery | float(0) }}","device_class":"battery","unit_of_measurement":"%","device":{"identifiers":"kitchen"}}',
}
const about = { name: 'Kitchen', model: 'Heiman HS1SA' }
const state = { topic: 'house/kitchen/state', payload: '{"smoke":true,"battery":"97"}' }

export const examples: readonly FormatExample[] = [
  {
    title: text('A smoke detector announces itself, with short names', '烟雾报警器发布发现配置（缩写）'),
    ...smoke,
    becomes: { ok: true, heard: [{ what: 'event', address: 'kitchen', event: 'announced', about }] },
  },
  {
    title: text('What it says is read as it was announced, all in one', '按发现配置读取，合为一条'),
    after: [smoke, battery],
    ...state,
    becomes: {
      ok: true,
      heard: [{ what: 'said', address: 'kitchen', fields: { smoke: true, battery: 97 }, about }],
    },
  },
  {
    title: text('It is no longer heard', '设备离线'),
    after: [smoke],
    ...{ topic: 'house/kitchen/availability', payload: '{"state":"offline"}', retained: true },
    becomes: { ok: true, heard: [{ what: 'status', address: 'kitchen', online: false, about }] },
  },
  {
    title: text('It is taken out again', '撤销发现配置'),
    after: [smoke],
    ...{ topic: smoke.topic, payload: '' },
    becomes: { ok: true, heard: [{ what: 'event', address: 'kitchen', event: 'withdrawn', about }] },
  },
  {
    title: text('A button that announced what it can do', '按钮的触发器'),
    after: [
      {
        topic: 'homeassistant/device_automation/bed/action_emergency/config',
        payload:
          '{"automation_type":"trigger","topic":"bed/action","payload":"emergency","device":{"identifiers":["bed"]}}',
      },
    ],
    ...{ topic: 'bed/action', payload: 'emergency' },
    becomes: { ok: true, heard: [{ what: 'said', address: 'bed', fields: { action: 'emergency' } }] },
  },
  {
    title: text('A template that is a program is not guessed', '复杂模板不予解析'),
    topic: 'homeassistant/sensor/power/config',
    payload: '{"state_topic":"p","value_template":"{% if value_json.on %}{{ value_json.w }}{% endif %}"}',
    becomes: { ok: false, reason: 'template-unsupported' },
  },
  {
    title: text('What nobody announced', '未发布过发现配置的主题'),
    ...state,
    becomes: { ok: false, reason: 'topic-not-announced' },
  },
  {
    title: text('A lamp', '灯'),
    topic: 'homeassistant/light/lamp/config',
    payload: '{"state_topic":"lamp"}',
    becomes: { ok: false, reason: 'component-not-read' },
  },
]
