import { Point } from '@influxdata/influxdb-client'
import type { Device } from '../domain/model/device.ts'
import type { Kind } from '../domain/model/kind.ts'
import type { MetricValue, Values } from '../domain/model/reading.ts'
import type { Instant } from '../domain/model/time.ts'
import { timestampNs } from './timestamp.ts'

/** One reading as one line; `undefined` when it holds no value. */
export function telemetryLine(kind: Kind, device: Device, values: Values, at: Instant, tie: number) {
  const point = new Point(kind.measurement)
    .tag('site', device.site)
    .tag('zone', device.zone)
    .tag('device_id', device.id)
    .timestamp(timestampNs(at, tie))
  if (device.model !== undefined) point.tag('model', tagWord(device.model))
  for (const [metric, value] of Object.entries(values)) setField(point, metric, value)
  return point.toLineProtocol()
}

/** Numbers are floats always: a field that began as an integer would refuse every fraction after it. */
function setField(point: Point, metric: string, value: MetricValue): void {
  if (typeof value === 'boolean') point.booleanField(metric, value)
  else if (typeof value === 'string') point.stringField(metric, value)
  else if (Number.isFinite(value)) point.floatField(metric, value)
}

/** A backslash in a tag has no escape of its own: before a comma or at the end it would spoil the line. */
const tagWord = (word: string): string => word.replaceAll('\\', '/')
