import type { Logger } from 'pino'
import type { Tally } from '../runtime/tally.ts'

export interface RefusedPublish {
  readonly device: string | undefined
  readonly topic: string
  readonly reason: string
  readonly address: string | undefined
}

export type ReportRefusal = (refused: RefusedPublish) => void

export const reportRefusals =
  (tally: Tally, log: Logger): ReportRefusal =>
  refused => {
    tally.add('publishes_refused', refused.reason)
    log.warn({ ...refused, topic: refused.topic.slice(0, TOPIC_LOGGED_MAX) }, 'mqtt publish refused')
  }

const TOPIC_LOGGED_MAX = 200
