/** Why people hear nothing of an alert. */
export const held = {
  'held.dry-run': '试运行',
  'held.shelved': '已搁置',
  'held.maintenance': '维护时段',
  'held.parent': '上级设备失联',
  'held.weak-link': '连接不稳定',
  'held.told-already': '已告知',
  'held.flood': '告警过多',
  'held.chattering': '反复触发',
  'held.dry-run.long': '该规则正在试运行（{by}）：只记录，不通知任何人，正式发布后再通知。',
  'held.shelved.long': '已由 {by} 搁置：取消搁置或到期后恢复通知。',
  'held.maintenance.long': '发生在维护时段内：时段结束后若仍未恢复再通知。',
  'held.parent.long': '其上级设备也已失联（{by}），只通知上级的告警。',
  'held.weak-link.long': '该设备连接不稳定，时有失联：失联时间更长时再通知。',
  'held.told-already.long': '同一规则在其他设备上出错，已由另一条告警告知（{by}）。',
  'held.flood.long': '短时间内告警过多：由一条汇总告警代为通知，直到数量回落。',
  'held.chattering.long': '反复触发与恢复：保持打开，安静一段时间后再结束或通知。',
} as const
