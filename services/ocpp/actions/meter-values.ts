import type { Device } from '../../domain/model/device.ts'
import type { Input } from '../../domain/model/input.ts'
import type { Payload } from '../frame.ts'
import { flowIn } from '../giving.ts'
import { type Action, type Hearing, heard, refused } from '../hearing.ts'
import { readMeterValue } from '../meter-values.ts'
import { placed } from '../placing.ts'
import { listIn, wholeIn, wordIn } from '../plain-values.ts'
import { connectorIn } from './connector-in.ts'

export const meterValues: Action = (payload, hearing) => {
  const connector = connectorIn(payload, hearing)
  if (connector === undefined) return refused('PropertyConstraintViolation', 'connector-unknown')
  // Connector 0 is the meter of the whole cabinet: of a charger with one connector the same, of others nobody's.
  const charger = hearing.chargerAt(connector === 0 ? 1 : connector)
  if (connector === 0 && hearing.chargers().size > 1) {
    hearing.event('main-meter')
    return heard({})
  }
  const transaction = wholeIn(payload, 'transactionId')
  if (transaction !== undefined && transaction > 0 && connector > 0)
    hearing.station.sessions.runs(connector, transaction)
  if (charger === undefined) return heard({})
  const readings = measured(listIn(payload, 'meterValue'), charger, hearing)
  const flow = flowIn(readings)
  if (flow !== undefined) hearing.gives(connector === 0 ? 1 : connector, flow.said, flow.at)
  return heard({}, ...readings)
}

/** The readings in `meterValue` or `transactionData`, in the order in which they were made. */
export function measured(
  list: readonly Payload[],
  charger: Device,
  hearing: Hearing,
): readonly (Input | undefined)[] {
  const places = placed(
    list.map(each => wordIn(each, 'timestamp')),
    hearing,
  )
  return list
    .map((each, place) => ({ each, ts: places[place] }))
    .sort((a, b) => (a.ts ?? hearing.now) - (b.ts ?? hearing.now))
    .map(({ each, ts }) => {
      const { values, refused } = readMeterValue(each)
      for (const { reason, metric } of refused) hearing.note(reason, metric)
      return Object.keys(values).length === 0 ? undefined : hearing.reading(charger, values, ts)
    })
}
