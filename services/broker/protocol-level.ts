/**
 * Whether a CONNECT asks for a protocol level that nobody here speaks. aedes hangs up on one without the answer that
 * MQTT demands (3.1.2.2). One whose first bytes come in pieces is left to it.
 */
export function asksForUnknownLevel(chunk: Uint8Array): boolean {
  if (chunk[0] !== CONNECT) return false
  let at = 1
  while (at <= LENGTH_BYTES_MAX && (chunk[at] ?? 0) >= 0x80) at += 1
  const nameLength = ((chunk[at + 1] ?? 0) << 8) | (chunk[at + 2] ?? 0)
  const level = chunk[at + 3 + nameLength]
  return level !== undefined && !KNOWN_LEVELS.has(level & WITHOUT_BRIDGE_BIT)
}

/** The answer: unacceptable protocol version. */
export const UNKNOWN_LEVEL_ANSWER = Buffer.from([0x20, 2, 0, 1])

const CONNECT = 0x10
const LENGTH_BYTES_MAX = 4
/** 3.1, 3.1.1, and 5, which is refused in its own words. */
const KNOWN_LEVELS: ReadonlySet<number> = new Set([3, 4, 5])
const WITHOUT_BRIDGE_BIT = 0x7f
