import type { Bare } from './jpeg.ts'

const KEPT: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF'])
/** In the flags of VP8X: that Exif and XMP come along. */
const TELLS = 0x08 | 0x04

/** A WebP without what it tells besides what it shows. Nothing where it is none, or not whole. */
export function bareWebp(bytes: Buffer): Bare | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    return undefined
  const whole = bytes.readUInt32LE(4) + 8
  if (whole > bytes.length) return undefined
  const kept: Buffer[] = []
  for (let at = 12; at + 8 <= whole; ) {
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > whole) return undefined
    if (KEPT.has(bytes.toString('latin1', at, at + 4))) kept.push(bytes.subarray(at, end))
    at = end
  }
  const size = kept[0] && sizeOf(kept[0])
  return size && { bytes: written(kept), ...size }
}

function written([first = Buffer.alloc(0), ...rest]: readonly Buffer[]): Buffer {
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  const silent = Buffer.from(first)
  if (nameOf(first) === 'VP8X') silent.writeUInt8((silent[8] ?? 0) & ~TELLS, 8)
  const bytes = Buffer.concat([head, silent, ...rest])
  bytes.writeUInt32LE(bytes.length - 8, 4)
  return bytes
}

const nameOf = (chunk: Buffer): string => chunk.toString('latin1', 0, 4)

/** https://developers.google.com/speed/webp/docs/riff_container */
function sizeOf(chunk: Buffer): Omit<Bare, 'bytes'> | undefined {
  const name = nameOf(chunk)
  if (name === 'VP8X' && chunk.length >= 18)
    return { width: chunk.readUIntLE(12, 3) + 1, height: chunk.readUIntLE(15, 3) + 1 }
  if (name === 'VP8L' && chunk.length >= 13) {
    const bits = chunk.readUInt32LE(9)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (name !== 'VP8 ' || chunk.length < 18) return undefined
  const [width, height] = [chunk.readUInt16LE(14) & 0x3fff, chunk.readUInt16LE(16) & 0x3fff]
  return width === 0 || height === 0 ? undefined : { width, height }
}
