import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import { Pace } from './pace.ts'

/**
 * A log whose warnings clients cannot make as many of as they like: a thousand refused connections a second are a
 * thousand in the metrics and a few lines here, the next of which says how many were left out.
 */
export function pacedLog(log: Logger, clock: Clock, warningsPerMinuteMax: number): Logger {
  const pace = new Pace({
    messagesPerSecondMax: warningsPerMinuteMax / 60,
    burstMax: warningsPerMinuteMax,
    delayMsMax: 0,
  })
  let leftOut = 0
  const paced = log.child({})
  const warn = (line: object, message: string): void => {
    if (pace.take(clock.now(), false).verdict !== 'now') {
      leftOut += 1
      return
    }
    log.warn(leftOut > 0 ? { ...line, leftOut } : line, message)
    leftOut = 0
  }
  return Object.assign(paced, { warn })
}
