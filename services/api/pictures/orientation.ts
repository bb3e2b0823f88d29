/** Which way up a picture is held (1–8), and the one thing of its Exif that is kept. */
const ORIENTATION = 0x0112
const EXIF = 'Exif\0\0'
const TIFF_AT = 4 + EXIF.length

/** 1, upright, where an APP1 segment does not say it. */
export function orientationOf(segment: Buffer): number {
  if (segment.toString('latin1', 4, TIFF_AT) !== EXIF) return 1
  const tiff = segment.subarray(TIFF_AT)
  if (tiff.length < 14) return 1
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const word = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return 1
  for (let i = 0, at = directory + 2; i < word(directory) && at + 12 <= tiff.length; i += 1, at += 12) {
    if (word(at) !== ORIENTATION) continue
    const value = word(at + 8)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** An Exif that says nothing else. */
export function orientationSegment(orientation: number): Buffer {
  const segment = Buffer.alloc(36)
  segment.writeUInt16BE(0xffe1, 0)
  segment.writeUInt16BE(segment.length - 2, 2)
  segment.write(`${EXIF}MM\0*`, 4, 'latin1')
  segment.writeUInt32BE(8, TIFF_AT + 4)
  segment.writeUInt16BE(1, TIFF_AT + 8)
  segment.writeUInt16BE(ORIENTATION, TIFF_AT + 10)
  segment.writeUInt16BE(3, TIFF_AT + 12)
  segment.writeUInt32BE(1, TIFF_AT + 14)
  segment.writeUInt16BE(orientation, TIFF_AT + 18)
  return segment
}
