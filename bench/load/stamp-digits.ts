let stamp = 0
let digits: Uint8Array = new Uint8Array(13)

/** The 13 digits of the present millisecond, made once for each. */
export function stampDigits(): Uint8Array {
  const now = Date.now()
  if (now !== stamp) {
    stamp = now
    digits = Buffer.from(String(now), 'latin1')
  }
  return digits
}
