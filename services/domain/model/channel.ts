export const CHANNEL_KINDS = [
  'push',
  'email',
  'sms',
  'voice',
  'wecom',
  'dingtalk',
  'feishu',
  'webhook',
  'mqtt',
  'alertmanager',
] as const
/** A way by which people are told (通知渠道). */
export type ChannelKind = (typeof CHANNEL_KINDS)[number]
