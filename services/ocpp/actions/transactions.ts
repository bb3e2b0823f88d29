import type { Instant } from '../../domain/model/time.ts'
import type { Payload } from '../frame.ts'
import { type Action, type Hearing, heard, refused } from '../hearing.ts'
import { placed } from '../placing.ts'
import { listIn, numberIn, wholeIn, wordIn } from '../plain-values.ts'
import { connectorOf, transactionIdOf } from '../transaction-id.ts'
import { connectorIn } from './connector-in.ts'
import { measured } from './meter-values.ts'

// Whose card it is stays with the charger: an idTag is a person, and nothing here needs to know which.

export const authorize: Action = (_, { settings }) => heard(cardAnswer(settings))

export const startTransaction: Action = (payload, hearing) => {
  const { chargePoint, station, settings } = hearing
  const connector = connectorIn(payload, hearing)
  if (connector === undefined || connector === 0)
    return refused('PropertyConstraintViolation', 'connector-unknown')
  const meterStart = numberIn(payload, 'meterStart')
  const timestamp = wordIn(payload, 'timestamp')
  const transactionId = transactionIdOf(chargePoint.id, {
    connector,
    // Without a time of its own, two sessions on a meter that stands still are told apart by when they came.
    timestamp: timestamp ?? String(hearing.now),
    meterStart,
  })
  station.sessions.runs(connector, transactionId)
  const [began] = placed([timestamp], hearing)
  hearing.gives(connector, 'StartTransaction', began)
  return heard({ transactionId, ...cardAnswer(settings) }, meterShows(connector, meterStart, began, hearing))
}

/** It is never refused: a charger would tell of the same session for ever. */
export const stopTransaction: Action = (payload, hearing) => {
  const { station, settings } = hearing
  const connector = connectorStopped(payload, hearing)
  if (connector === undefined) {
    hearing.note('transaction-unknown', 'transactionId')
    return heard(cardAnswer(settings))
  }
  const transaction = wholeIn(payload, 'transactionId')
  const { sessions } = station
  const known = sessions.runningAt(connector) ?? sessions.rememberedAt(connector)
  if (known === transaction) sessions.stopped(connector)
  const charger = hearing.chargerAt(connector)
  const during = charger === undefined ? [] : measured(listIn(payload, 'transactionData'), charger, hearing)
  const [ended] = placed([wordIn(payload, 'timestamp')], hearing)
  const stop = meterShows(connector, numberIn(payload, 'meterStop'), ended, hearing)
  return heard(cardAnswer(settings), ...during, stop)
}

function connectorStopped(payload: Payload, { chargePoint, station, chargers }: Hearing): number | undefined {
  const transaction = wholeIn(payload, 'transactionId')
  const ours =
    transaction === undefined
      ? undefined
      : (station.sessions.connectorOf(transaction) ?? connectorOf(chargePoint.id, transaction))
  if (ours !== undefined) return ours
  // One that was begun while the charger was offline, or with another server: of a single connector there is no doubt.
  const [only, ...others] = chargers().keys()
  return others.length === 0 ? only : undefined
}

function meterShows(
  connector: number,
  energyWh: number | undefined,
  ts: Instant | undefined,
  hearing: Hearing,
) {
  const charger = hearing.chargerAt(connector)
  if (charger === undefined || energyWh === undefined) return undefined
  return hearing.reading(charger, { energyWh }, ts)
}

const cardAnswer = ({ authorize }: Hearing['settings']) => ({
  idTagInfo: { status: authorize === 'accept' ? 'Accepted' : 'Invalid' },
})
