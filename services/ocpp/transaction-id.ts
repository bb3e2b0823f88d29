import { crc32 } from 'node:zlib'

/** What a transaction is told from others of its charger by. Whose card it was is no part of it. */
export interface Begun {
  readonly connector: number
  readonly timestamp: string
  readonly meterStart: number | undefined
}

/**
 * The id of a transaction is worked out of what began it, so that it needs no memory: the same StartTransaction sent again,
 * after a restart or a kill too, has the same id; and StopTransaction, which names no connector, names it by its id.
 *
 * 31 bits: 19 of the beginning, 4 that prove the id to be one of ours, 8 of the connector.
 */
export function transactionIdOf(chargePoint: string, { connector, timestamp, meterStart }: Begun): number {
  const beginning = crc32(`${chargePoint} ${connector} ${timestamp} ${meterStart ?? ''}`) >>> 13
  return (beginning << 12) | (proof(chargePoint, beginning, connector) << 8) | (connector & 0xff)
}

/** The connector of a transaction that was begun here; nothing for one that the charger or another server numbered. */
export function connectorOf(chargePoint: string, transactionId: number): number | undefined {
  if (!Number.isInteger(transactionId) || transactionId <= 0 || transactionId > 0x7fffffff) return undefined
  const connector = transactionId & 0xff
  const isOurs = proof(chargePoint, transactionId >>> 12, connector) === ((transactionId >>> 8) & 0xf)
  return isOurs && connector > 0 ? connector : undefined
}

const proof = (chargePoint: string, beginning: number, connector: number): number =>
  crc32(`${chargePoint} ${beginning} ${connector}`) & 0xf
