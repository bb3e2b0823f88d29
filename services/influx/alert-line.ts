import { Point } from '@influxdata/influxdb-client'
import type { AlertChange } from '../domain/model/alert.ts'
import type { Kind } from '../domain/model/kind.ts'
import { SECOND } from '../domain/model/time.ts'
import type { Seq } from '../journal/journal.ts'
import { firingValue } from './firing-value.ts'
import { timestampNs } from './timestamp.ts'

export const ALERT_MEASUREMENT = 'alert_event'

/**
 * One alert event as one line. Ids and people are fields: as tags, each would be a series of its own, and a name
 * would stand in the index for ever.
 */
export function alertLine(
  { alert, event }: AlertChange,
  kind: Kind | undefined,
  seq: Seq,
): string | undefined {
  const point = new Point(ALERT_MEASUREMENT)
    .tag('site', alert.site)
    .tag('device_kind', alert.deviceKind)
    .tag('rule', alert.rule)
    .tag('severity', alert.severity)
    .tag('event', event.type)
    .stringField('alert_id', alert.id)
    .stringField('device_id', alert.deviceId)
    .stringField('zone', alert.zone)
    .stringField('actor', event.actor)
    .stringField('condition', alert.condition)
    .stringField('handling', alert.handling)
    .floatField('occurrences', alert.occurrences)
    .floatField('n', event.n)
    .timestamp(timestampNs(event.at, seq))
  if (alert.suppressed !== null) point.stringField('suppressed', alert.suppressed.reason)
  if (alert.cause !== null) point.stringField('cause', alert.cause)
  if (event.note !== null) point.stringField('note', event.note)
  // Times to acknowledge and to resolve, which no query can make of two events that have nothing but a field in common.
  if (event.type !== 'raised') point.floatField('since_raised_s', (event.at - alert.raisedAt) / SECOND)
  const value = firingValue({ alert, event }, kind)
  if (value !== undefined) point.floatField('value', value)
  return point.toLineProtocol()
}
