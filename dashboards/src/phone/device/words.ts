import { defineWords } from '../../words/define.ts'

/** One device in the hand of somebody who stands before it. */
export const words = defineWords({
  en: {
    'device.unknown.title': 'Unknown device',
    'device.unknown': 'There is no such device in your places',
    'device.unknown.help':
      'Its label may be an old one. Whoever is in charge of the devices can look it up: {id}',
    'device.now': 'What it says',
    'device.alerts': 'Open alerts',
    'device.fine': 'Nothing is open about it.',
    'device.id': 'Id',
    'device.model': 'Model',
  },
  zh: {
    'device.unknown.title': '找不到设备',
    'device.unknown': '您负责的区域没有这台设备',
    'device.unknown.help': '标签可能已过期，请联系设备管理人员查询：{id}',
    'device.now': '当前数据',
    'device.alerts': '未结告警',
    'device.fine': '没有未结告警。',
    'device.id': '设备编号',
    'device.model': '型号',
  },
})
