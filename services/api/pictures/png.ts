import type { Bare } from './jpeg.ts'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

const HEADER_LENGTH = 13

/** What it takes to show it, and its colours. Texts, times, Exif and whatever else there is are no part of that. */
const KEPT: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs'.split(' '),
)

/** A PNG without what it tells besides what it shows. Nothing where it is none, or not whole. */
export function barePng(bytes: Buffer): Bare | undefined {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return undefined
  const kept: Buffer[] = [SIGNATURE]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return undefined
    const name = bytes.toString('latin1', at + 4, at + 8)
    if ((at === 8) !== (name === 'IHDR')) return undefined
    if (KEPT.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return sized(Buffer.concat(kept))
    at = end
  }
  return undefined
}

function sized(bytes: Buffer): Bare | undefined {
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const isWhole = bytes.readUInt32BE(8) === HEADER_LENGTH && bytes.includes('IDAT')
  return isWhole && width > 0 && height > 0 ? { bytes, width, height } : undefined
}
