import { CHARGER_ERROR_CODES, CHARGER_STATUSES } from '../../domain/kinds/ev-charger/ocpp-names.ts'
import type { Payload } from '../frame.ts'
import { givesBy } from '../giving.ts'
import { type Action, type Hearing, heard, refused } from '../hearing.ts'
import { saidAt } from '../placing.ts'
import { wordIn } from '../plain-values.ts'
import { isDangerous, WHOLE, type Word } from '../station.ts'
import { connectorIn } from './connector-in.ts'

/** What a charger says of itself is of now, whatever its clock says: a fault is never late. It proves no order that is younger. */
export const statusNotification: Action = (payload, hearing) => {
  const { station } = hearing
  const connector = connectorIn(payload, hearing)
  if (connector === undefined) return refused('PropertyConstraintViolation', 'connector-unknown')
  const word = wordOf(payload, hearing)
  if (word.status === undefined && word.errorCode === undefined)
    return refused('PropertyConstraintViolation', 'status-unknown')
  const before = station.errorOf(connector)
  station.hear(connector, word, saidAt(wordIn(payload, 'timestamp'), hearing))
  if (word.status === 'Available') station.sessions.free(connector)
  if (givesBy(word.status)) hearing.gives(connector, `StatusNotification: ${word.status}`)
  else if (word.status !== undefined) hearing.givesNone(connector, word.status === 'Unavailable')
  if (connector === WHOLE) return heard({}, ...tellAll(hearing))
  const own = tell(connector, hearing)
  const isSafe = !isDangerous(before) && !isDangerous(word.errorCode)
  if (isSafe || hearing.chargers().has(connector)) return heard({}, own)
  hearing.note('unclaimed-connector-fault', String(connector))
  return heard({}, ...tellAll(hearing))
}

/** What is known of all connectors by now. */
export const tellAll = (hearing: Hearing) =>
  [...hearing.chargers().keys()].map(connector => tell(connector, hearing))

function tell(connector: number, hearing: Hearing) {
  const device = hearing.chargerAt(connector)
  if (device === undefined) return undefined
  const values = hearing.station.valuesOf(connector, hearing.known(device).errorCode, strayDanger(hearing))
  return Object.keys(values).length === 0 ? undefined : hearing.reading(device, values)
}

/**
 * What can kill must be somebody's alert: of a connector at which nobody registered a charger it is one of each charger of
 * the station. Two sockets registered as one charger is what an installer does first.
 */
function strayDanger({ station, chargers }: Hearing): string | undefined {
  const dangers = [...station.dangers()]
  if (dangers.length === 0) return undefined
  const registered = chargers()
  return dangers.find(([connector]) => !registered.has(connector))?.[1]
}

/** An error that no list has is one all the same. */
function wordOf(payload: Payload, { note }: Hearing): Word {
  const told = { status: wordIn(payload, 'status'), errorCode: wordIn(payload, 'errorCode') }
  const status = told.status === undefined ? undefined : STATUSES.get(plain(told.status))
  const known = told.errorCode === undefined ? undefined : ERROR_CODES.get(plain(told.errorCode))
  if (told.status !== undefined && status === undefined) note('status-unknown', 'status')
  if (told.errorCode !== undefined && known === undefined) note('error-code-unknown', 'errorCode')
  const errorCode = known ?? (told.errorCode === undefined ? undefined : 'OtherError')
  return { ...(status && { status }), ...(errorCode && { errorCode }) }
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')
const byPlain = (names: readonly string[]) => new Map(names.map(name => [plain(name), name]))
const STATUSES = byPlain(CHARGER_STATUSES)
const ERROR_CODES = byPlain(CHARGER_ERROR_CODES)
