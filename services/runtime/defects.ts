import type { Logger } from 'pino'
import type { Consequence } from '../domain/model/input.ts'
import type { SiteId } from '../domain/model/place.ts'
import type { Tally } from './tally.ts'

/** Tells of what could not be carried out while everything else was. */
export function reportDefects(
  { log, tally }: { readonly log: Logger; readonly tally: Tally },
  { faults = [], failures = [] }: Consequence,
  site: SiteId,
): void {
  for (const { timer, error } of faults) {
    log.error({ err: error, timer, site }, 'a timer failed and is dropped')
    tally.add('timers', 'failed')
  }
  for (const { rule, deviceId, error } of failures) {
    log.error({ err: error, rule, deviceId, site }, 'a rule failed and is switched off for this device')
    tally.add('rules', rule)
  }
}
