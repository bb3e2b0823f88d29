import { orientationOf, orientationSegment } from './orientation.ts'

/** A picture with nothing in it but what it shows. */
export interface Bare {
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const COMMENT = 0xfe

/**
 * A JPEG without its application segments and comments (Exif with the place, thumbnails, XMP, notes of the maker) and
 * without what stands behind its end, where telephones put a film with sound. Its colours and which way up it is stay.
 * Nothing where it is none, or not whole.
 */
export function bareJpeg(bytes: Buffer): Bare | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined
  const kept: Buffer[] = []
  let size: { readonly width: number; readonly height: number } | undefined
  let orientation = 1
  for (const { marker, segment } of segmentsOf(bytes)) {
    if (marker === EOI) return size && picture(kept, size, orientation)
    if (isFrame(marker) && segment.length >= 9)
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
    if (marker === APP1 && orientation === 1) orientation = orientationOf(segment)
    if (isKept(marker, segment)) kept.push(segment)
  }
  return undefined
}

function picture(kept: readonly Buffer[], size: Omit<Bare, 'bytes'>, orientation: number): Bare | undefined {
  if (size.width === 0 || size.height === 0) return undefined
  const upright = orientation === 1 ? [] : [orientationSegment(orientation)]
  const bytes = Buffer.concat([Buffer.of(0xff, SOI), ...upright, ...kept, Buffer.of(0xff, EOI)])
  // From 5 on it lies on its side.
  return orientation < 5 ? { bytes, ...size } : { bytes, width: size.height, height: size.width }
}

/** Each with its marker; the one of a scan with its compressed data. Ends without an end where the bytes do. */
function* segmentsOf(bytes: Buffer): Generator<{ readonly marker: number; readonly segment: Buffer }> {
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1 // fill bytes may stand ahead of any marker
      continue
    }
    const end = endOf(bytes, at, marker)
    if (end === undefined) return
    yield { marker, segment: bytes.subarray(at, end) }
    at = end
  }
}

function endOf(bytes: Buffer, at: number, marker: number): number | undefined {
  if (marker === EOI || marker === 0x01 || isRestart(marker)) return at + 2
  if (at + 4 > bytes.length) return undefined
  const length = bytes.readUInt16BE(at + 2)
  const end = at + 2 + length
  if (length < 2 || end > bytes.length) return undefined
  return marker === SOS ? endOfScan(bytes, end) : end
}

/** The next marker that is none of the scan itself. */
function endOfScan(bytes: Buffer, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at)) {
    const next = bytes[at + 1] ?? 0
    if (next === 0xff) at += 1
    else if (next === 0x00 || isRestart(next)) at += 2
    else return at
  }
  return undefined
}

const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Of the application segments the colours alone: without them it would look another. */
function isKept(marker: number, segment: Buffer): boolean {
  if (marker === COMMENT) return false
  if (marker === APP0) return begins(segment, 'JFIF\0')
  if (marker === APP2) return begins(segment, 'ICC_PROFILE\0')
  if (marker === APP14) return begins(segment, 'Adobe')
  return marker < APP0 || marker > 0xef
}

const begins = (segment: Buffer, word: string): boolean =>
  segment.toString('latin1', 4, 4 + word.length) === word
