import { counted, flag, oneOf, word } from '../../model/metric.ts'
import type { OrderSpec, OrderSpecs } from '../../model/order.ts'
import { type Text, text } from '../../model/text.ts'
import { HOUR, MINUTE, SECOND } from '../../model/time.ts'
import { GIVING_STATUSES } from './ocpp-names.ts'

/** 0 is the whole station, as OCPP counts. */
const connector = {
  connectorId: { ...counted(text('Connector', '枪号'), 0, 100), optional: true },
} as const

/** Of TriggerMessage (OCPP 1.6, section 7.22); what is asked for most stands first. */
const REPORTED = {
  StatusNotification: text('How it is now', '当前状态'),
  MeterValues: text('What its meter says', '电表读数'),
  BootNotification: text('Model and firmware', '型号与固件'),
  Heartbeat: text('Whether it answers', '是否在线'),
  FirmwareStatusNotification: text('How far its update is', '固件升级进度'),
  DiagnosticsStatusNotification: text('How far its diagnostics are', '诊断上传进度'),
}

const order = (title: Text, more: Partial<OrderSpec> = {}): OrderSpec => ({
  title,
  parameters: {},
  timeoutMs: 45 * SECOND,
  expiresAfterMs: 10 * MINUTE,
  ...more,
})

/**
 * No current from now on, and no session begins until it is restored; both hold whenever they arrive. The others are for
 * whoever stands beside it. What a charger speaks OCPP about is told in the same words by its own door.
 */
export const chargerOrders: OrderSpecs = {
  'cut-off': order(text('Cut off', '断电'), {
    expiresAfterMs: 6 * HOUR,
    confirm: true,
    idempotent: true,
    overtakes: ['restore', 'start'],
    ignoredAs: 'cutOffIgnored',
    ignoredWhile: { metric: 'status', says: GIVING_STATUSES },
  }),
  restore: order(text('Restore', '恢复供电'), { confirm: true, idempotent: true }),
  unlock: order(text('Unlock the connector', '解锁充电枪'), {
    parameters: connector,
    confirm: true,
    idempotent: true,
  }),
  reset: order(text('Restart', '重启'), {
    parameters: { hard: { ...flag(text('Hard: at once', '硬重启')), optional: true } },
    timeoutMs: 2 * MINUTE,
    confirm: true,
  }),
  start: order(text('Start charging', '远程启动'), {
    parameters: { ...connector, idTag: { ...word(text('Card', '卡号'), 20), secret: true } },
  }),
  // To begin it again takes the card of whoever charges: nobody who stops it has that.
  stop: order(text('Stop charging', '远程停止'), { parameters: connector, confirm: true, idempotent: true }),
  report: order(text('Report now', '立即上报'), {
    parameters: { ...connector, message: oneOf(text('What', '内容'), Object.keys(REPORTED), REPORTED) },
    idempotent: true,
  }),
  'read-settings': order(text('Read a setting', '读取参数'), {
    parameters: { key: { ...word(text('Setting', '参数名'), 50), optional: true } },
    idempotent: true,
  }),
  'write-setting': order(text('Change a setting', '修改参数'), {
    parameters: {
      key: { ...word(text('Setting', '参数名'), 50), reserved: ['AuthorizationKey'] },
      value: { ...word(text('Value', '参数值'), 200), secret: true },
    },
    confirm: true,
    idempotent: true,
  }),
}
