import type { ChannelKind } from '../../domain/model/channel.ts'
import { brokerPart } from './broker-part.ts'
import { selfSigned } from './certificate.ts'
import type { Counterpart } from './counterpart.ts'
import { formGateway, jsonGateway } from './gateways.ts'
import { startPushService } from './push-service.ts'
import { robots, startRobot } from './robots.ts'
import { startSilentAlertmanager } from './silent-alertmanager.ts'
import { startSmtp } from './smtp-counterpart.ts'
import { startReceiver } from './webhook-receiver.ts'

/** The other end of every channel, in the mood to accept. */
export const counterparts: Readonly<Record<ChannelKind, () => Promise<Counterpart>>> = {
  push: () => startPushService(),
  email: () => startSmtp({ certificate: selfSigned() }),
  sms: () => jsonGateway(),
  voice: () => formGateway(),
  wecom: () => startRobot(robots.wecom),
  dingtalk: () => startRobot(robots.dingtalk),
  feishu: () => startRobot(robots.feishu),
  webhook: () => startReceiver(),
  mqtt: async () => brokerPart(),
  alertmanager: () => startSilentAlertmanager(),
}
