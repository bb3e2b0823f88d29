import type { Logger } from 'pino'
import type { DeviceRefusals } from '../runtime/device-refusals.ts'
import type { Tally } from '../runtime/tally.ts'

export interface RefusedPublish {
  readonly device: string | undefined
  readonly topic: string
  readonly reason: string
  readonly address: string | undefined
}

export type ReportRefusal = (refused: RefusedPublish) => void

export interface Reported {
  readonly tally: Tally
  readonly log: Logger
  readonly refusals?: Pick<DeviceRefusals, 'note'>
}

export const reportRefusals =
  ({ tally, log, refusals }: Reported): ReportRefusal =>
  refused => {
    tally.add('publishes_refused', refused.reason)
    if (refused.device !== undefined) refusals?.note(refused.device, refused.reason)
    log.warn({ ...refused, topic: refused.topic.slice(0, TOPIC_LOGGED_MAX) }, 'mqtt publish refused')
  }

export const TOPIC_LOGGED_MAX = 200
