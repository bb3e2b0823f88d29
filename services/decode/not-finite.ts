/**
 * The text with a number beyond all numbers in the place of what is none: NaN and Infinity as JavaScript and Python write
 * them, nan and inf as C does. A sign stays. What stands within strings is left alone.
 *
 * `{"sos":true,"heartRateBpm":NaN}` → `{"sos":true,"heartRateBpm":1e999}`
 */
export function withNumbers(json: string): string {
  let numbered = ''
  let from = 0
  let isInString = false
  for (let at = 0; at < json.length; at++) {
    const char = json[at]
    if (isInString) {
      if (char === '\\') at++
      else if (char === '"') isInString = false
    } else if (char === '"') isInString = true
    else if (char === 'N' || char === 'n' || char === 'I' || char === 'i') {
      const word = wordAt(json, at)
      if (word === undefined) continue
      numbered += json.slice(from, at) + NOT_FINITE
      from = at + word.length
      at = from - 1
    }
  }
  return from === 0 ? json : numbered + json.slice(from)
}

const NOT_FINITE = '1e999'
const NO_NUMBER = /\b(?:NaN|nan|Infinity|inf)\b/y

function wordAt(json: string, at: number): string | undefined {
  NO_NUMBER.lastIndex = at
  return NO_NUMBER.exec(json)?.[0]
}
