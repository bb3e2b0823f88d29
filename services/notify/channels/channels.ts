import type { ChannelKind } from '../../domain/model/channel.ts'
import type { ChannelKindDefinition } from '../channel.ts'
import { alertmanager } from './alertmanager.ts'
import { dingtalk } from './dingtalk.ts'
import { email } from './email.ts'
import { feishu } from './feishu.ts'
import { mqtt } from './mqtt.ts'
import { push } from './push.ts'
import { sms } from './sms.ts'
import { voice } from './voice.ts'
import { webhook } from './webhook.ts'
import { wecom } from './wecom.ts'

/** Every way out of the server. A new one is its file and its line here. */
export const channels: Readonly<Record<ChannelKind, ChannelKindDefinition>> = {
  push,
  email,
  sms,
  voice,
  wecom,
  dingtalk,
  feishu,
  webhook,
  mqtt,
  alertmanager,
}
