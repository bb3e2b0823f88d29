import type { Severity } from '../domain/model/alert.ts'
import type { Rule } from '../domain/model/rule.ts'
import { type Text, text } from '../domain/model/text.ts'

/** What is wrong with the server, in words for those who use it, and what they can do. */
export interface Trouble {
  readonly severity: Severity
  readonly title: Text
  readonly advice: Text
}

/**
 * What no alert tells, most of it because an alert is journalled and these stand in the way of just that. Everything
 * else has its words from its rule (`domain/kinds/server`).
 */
export const troubles = {
  starting: {
    severity: 'medium',
    title: text('The server is starting', '服务器正在启动'),
    advice: text(
      'Nothing is accepted until it has read its journal. Devices send again what was not acknowledged.',
      '读取日志完成之前不接收任何数据；设备会重发未被确认的内容。',
    ),
  },
  'journal-unavailable': {
    severity: 'critical',
    title: text('Nothing can be stored', '数据无法写入'),
    advice: text(
      'Nothing is accepted now, no SOS either: watch over residents by other means. Make room on the disk and see the server’s log; it goes on by itself.',
      '系统目前不接收任何数据，包括 SOS 求救，请改用其他方式照看居民。请清理磁盘并查看服务器日志；恢复后系统会自动继续。',
    ),
  },
  'journal-hangs': {
    severity: 'critical',
    title: text('The disk does not answer', '磁盘没有响应'),
    advice: text(
      'What arrives is kept waiting and nothing new is shown, no SOS either: watch over residents by other means, and see to the disk.',
      '收到的数据正在等待写入，不会显示任何新内容，包括 SOS 求救，请改用其他方式照看居民，并尽快检查磁盘。',
    ),
  },
  'mqtt-room-full': {
    severity: 'high',
    title: text('Messages to MQTT clients are dropped', '发往 MQTT 客户端的消息正在丢弃'),
    advice: text(
      'Gateways that are away, or clients that never finish their exchanges (QoS 2), take it. Delete or replace those that do not come back, or give more room with LINLI_MQTT_KEPT_BYTES. The console and the feed miss nothing.',
      '离线网关积压的消息过多，或有客户端一直不完成 QoS 2 交互。请删除或更换不再上线的网关，或调大 LINLI_MQTT_KEPT_BYTES。控制台和推送不受影响。',
    ),
  },
  'notices-failed': {
    severity: 'critical',
    title: text('People were not told of alerts', '告警通知未能送达'),
    advice: text(
      'Call those on duty by other means. Notices says which reached nobody and why; try the channels there.',
      '请改用其他方式联系值班人员。“通知记录”列出了未送达的通知及原因，可在其中测试通知渠道。',
    ),
  },
  'nobody-reachable': {
    severity: 'high',
    title: text('There are people who cannot be told of alerts', '有人员无法收到告警通知'),
    advice: text(
      'Set up a channel, and say how each person is reached. Until then alerts are seen on the screen alone.',
      '请设置通知渠道，并填写各人员的联系方式。在此之前，告警只显示在屏幕上。',
    ),
  },
  'people-unreachable': {
    severity: 'low',
    title: text('Some people could not be told of an alert', '有人员联系不上'),
    advice: text(
      'The alert “People who cannot be reached” of the site names them and says why.',
      '社区告警“有人员联系不上”列出了具体人员及原因。',
    ),
  },
  stopping: {
    severity: 'medium',
    title: text('The server is stopping', '服务器正在停止'),
    advice: text('It finishes what it has accepted.', '正在处理已接收的数据。'),
  },
  'self-watch-off': {
    severity: 'low',
    title: text('The server does not watch over itself', '服务器自检未启用'),
    advice: text(
      'The server’s log says why: most often a device of another kind has its id. Give the server another one with LINLI_SELF_ID.',
      '原因见服务器日志；多为其他类型的设备占用了它的编号，请用 LINLI_SELF_ID 为服务器指定其他编号。',
    ),
  },
} as const satisfies Record<string, Trouble>

export type TroubleCode = keyof typeof troubles

/** The words of a code: of a trouble, or of the server's rule of that id. */
export function troubleOf(code: string, rules: readonly Rule[]): Trouble {
  if (Object.hasOwn(troubles, code)) return troubles[code as TroubleCode]
  const rule = rules.find(({ id }) => id === code)
  if (rule === undefined) return { severity: 'medium', title: text(code, code), advice: text('', '') }
  const severity = rule.levels[0]?.severity ?? 'medium'
  return { severity, title: rule.title, advice: rule.advice ?? text('', '') }
}
