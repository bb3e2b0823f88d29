import type { Severity } from '../../services/domain/model/alert.ts'
import type { Text } from '../../services/domain/model/text.ts'
import type { ApiFeedEvent } from '../api/wire.ts'

const SEVERITY: Record<Severity, { readonly zh: string; readonly colour: number }> = {
  critical: { zh: '紧急', colour: 31 },
  high: { zh: '严重', colour: 33 },
  medium: { zh: '一般', colour: 36 },
  low: { zh: '提醒', colour: 37 },
}

/** What is worth a line of the terminal. */
const EVENTS: Readonly<Record<string, Text>> = {
  raised: { zh: '告警', en: 'raised' },
  'severity-changed': { zh: '级别变化', en: 'now' },
  occurred: { zh: '再次发生', en: 'again' },
  cleared: { zh: '恢复', en: 'cleared' },
  acknowledged: { zh: '确认', en: 'acknowledged' },
  assigned: { zh: '指派', en: 'assigned' },
  transferred: { zh: '转单', en: 'transferred' },
  returned: { zh: '退单', en: 'returned' },
  paused: { zh: '暂停', en: 'paused' },
  resumed: { zh: '恢复处理', en: 'resumed' },
  urged: { zh: '催单', en: 'urged' },
  commented: { zh: '备注', en: 'comment' },
  'on-site': { zh: '到场', en: 'on site' },
  resolved: { zh: '结单', en: 'resolved' },
  reopened: { zh: '重新打开', en: 'reopened' },
}

/** One event of the feed on one line; nothing for those that nobody watches for. */
export function eventLine(
  { at, alert, event }: ApiFeedEvent,
  deviceName: string,
  coloured: boolean,
): string | undefined {
  const what = EVENTS[event.type]
  if (what === undefined) return undefined
  const { zh, colour } = SEVERITY[alert.severity]
  const paint = event.type === 'cleared' || event.type === 'resolved' ? 32 : colour
  const words = `${zh} ${alert.severity.padEnd(8)} ${what.zh} ${what.en}`
  const time = new Date(at).toTimeString().slice(0, 8)
  const news = coloured ? `\u001b[${paint}m${words}\u001b[0m` : words
  return `${time}  ${news}  ${alert.title.zh} ${alert.title.en}  ${deviceName}`
}
