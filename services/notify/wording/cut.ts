/** The text, or its beginning with `…` where it would be longer; never half a letter. */
export const cutToLength = (text: string, lengthMax: number): string =>
  cut(text, lengthMax, ({ length }) => length)

/** The same by its bytes in UTF-8. */
export const cutToBytes = (text: string, bytesMax: number): string =>
  cut(text, bytesMax, part => Buffer.byteLength(part))

/** The longest beginning that fits, for which each shorter one fits too. */
export function cutToFit(text: string, fits: (part: string) => boolean): string {
  if (fits(text)) return text
  let [short, long] = [0, text.length]
  while (long - short > 1) {
    const middle = Math.floor((short + long) / 2)
    if (fits(cutToLength(text, middle))) short = middle
    else long = middle
  }
  return cutToLength(text, short)
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function cut(text: string, max: number, sizeOf: (part: string) => number): string {
  if (sizeOf(text) <= max) return text
  const room = max - sizeOf('…')
  let [kept, size] = ['', 0]
  for (const { segment } of letters.segment(text)) {
    size += sizeOf(segment)
    if (size > room) break
    kept += segment
  }
  return room < 0 ? '' : `${atWord(kept, text)}…`
}

/** Back to the last space, where that costs little: Chinese has none. */
function atWord(kept: string, text: string): string {
  if (/^\s/.test(text.slice(kept.length))) return kept.trimEnd()
  const space = kept.lastIndexOf(' ')
  return space > kept.length * 0.7 ? kept.slice(0, space) : kept.trimEnd()
}
