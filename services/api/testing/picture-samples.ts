import { crc32 } from 'node:zlib'

/** 24 × 16 pixels from red to blue, as a browser writes them, with its colours. */
const JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAQABgDASIAAhEBAxEB/8QAGAAAAgMAAAAAAAAAAAAAAAAAAAMBAgX/xAAWEAEBAQAAAAAAAAAAAAAAAAAAAQL/xAAWAQEBAQAAAAAAAAAAAAAAAAAFBAb/xAAXEQEBAQEAAAAAAAAAAAAAAAADAAQi/9oADAMBAAIRAxEAPwDB1SdVbVJ1VeULQ6Wo1QXqg+QcwiN1f//Z'
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAACJUlEQVR4AYxSLXAUYQzN3DSROCQKiUOisChwdaDAgQIFrg5cHShwdeBwSFRlXWVdZVUn6Uz6XrLf3m5/phU32X2/yd1tzsXyTB7kqTzME3mUx/I4j+RJHsrT/C/P8p88z7/yIn/LyzyQ3fwpr/OHvMt9eZ/f5FPuyef8Inv5Ub7mB9nPt/I938iv3JWDfCV/cnMhKi47EpiBeSFWz40rnvm+I2t8q49Zb8hR6BRzy28CwW1u0KtEEdziwHsgxGsqzMSt+ADePHEuoYUv86qAogZ12qCFxEcIL4paRlHSywRK174t3j4VFDToJaa5SwJhsdpwi3cofbYoUyxnuIC41uRSKCCoRTpCCTrKuoBnG8QKXhGm9Ux+lFAfC33UUtRb6VHAEMVLz6gSQ1Bv4jAzxAvXwhnuwKn1wqknx7n24V9kCNdpwyajzIYwnfAxyRtwLsOpE0+cBdfxjSOMG8a8yVKsc/lVfvh85TPoh19RboILGDJATsOGWmSb1zy/ni4jTh3n2JxTy09NYHlcQJEBHOGcWpvcdJnDRNxrcy0fSx14AHN8yPM58IMvLugSiklS5JMpapLXGy6zuSSm8KUP/yItU0whJBkeJbYy8znAE7+NH7jPPl6H3yAARJk7bITEhAfO5DMvc2D35akL5OICfuc2f+cdYti8N6AoEOwQt0kXF1PTP+xVnu/0ocAQRpGhRGFWTJbqjFPI8GEKlMUdl/HiEJVLAAAA//8hvBpCAAAABklEQVQDAJC5mAEPMn/RAAAAAElFTkSuQmCC'
const WEBP =
  'UklGRj4CAABXRUJQVlA4WAoAAAAgAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggUAAAAPADAJ0BKhgAEAA+0VakS6gko6ewCAEAGglsAJ0yhHA3oG8A7gAEJGwA/u5XGXZ+lNFswcwN/5bI3cb2bBHPwTXKafsWQt7vyu9npEO86gAA'

export const plainJpeg = (): Buffer => Buffer.from(JPEG, 'base64')
export const plainPng = (): Buffer => Buffer.from(PNG, 'base64')
export const plainWebp = (): Buffer => Buffer.from(WEBP, 'base64')

/** What must not leave a telephone with a picture. */
export const SECRETS = ['secretcam', 'flat 2-301', 'film with sound', 'GPS of home', 'Exif\0\0II']

/** A picture of exactly so many bytes: what describes its colours is long. */
export function heavyJpeg(bytes: number): Buffer {
  const plain = plainJpeg()
  const parts: Buffer[] = []
  const segmentMax = 60_000
  for (let left = bytes - plain.length; left > 0; ) {
    // What is left must be enough for a segment of its own.
    const length = left <= segmentMax ? left : Math.min(segmentMax, left - 100)
    parts.push(segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.alloc(length - 16)])))
    left -= length
  }
  return Buffer.concat([plain.subarray(0, 2), ...parts, plain.subarray(2)])
}

/** As a telephone held upright writes it: Exif with camera, orientation and place, a note, and a film behind its end. */
export function phoneJpeg(orientation = 6): Buffer {
  const bytes = plainJpeg()
  const app1 = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(orientation)]))
  const note = segment(0xfe, Buffer.from('flat 2-301'))
  const film = Buffer.from('film with sound')
  return Buffer.concat([bytes.subarray(0, 2), app1, note, bytes.subarray(2), film])
}

export function tellingPng(): Buffer {
  const bytes = plainPng()
  const headerEnd = 33
  const parts = [chunk('eXIf', tiff(1)), chunk('tEXt', Buffer.from('Comment\0flat 2-301'))]
  const film = Buffer.from('film with sound')
  return Buffer.concat([bytes.subarray(0, headerEnd), ...parts, bytes.subarray(headerEnd), film])
}

export function tellingWebp(): Buffer {
  const bytes = plainWebp()
  bytes.writeUInt8((bytes[20] ?? 0) | 0x0c, 20)
  const film = Buffer.from('film with sound')
  const all = Buffer.concat([bytes, piece('EXIF', tiff(1)), piece('XMP ', Buffer.from('flat 2-301'))])
  all.writeUInt32LE(all.length - 8, 4)
  return Buffer.concat([all, film])
}

/** Camera, which way up, and where. */
function tiff(orientation: number): Buffer {
  const make = Buffer.from('secretcam\0')
  const place = Buffer.from('GPS of home\0')
  const entries = [
    entry(0x010f, 2, make.length, 50),
    entry(0x0112, 3, 1, orientation),
    entry(0x8825, 4, 1, 60),
  ]
  const head = Buffer.from('49492a000800000003 00'.replace(' ', ''), 'hex')
  return Buffer.concat([head, ...entries, Buffer.alloc(4), make, place])
}

function entry(tag: number, type: number, count: number, value: number): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt16LE(tag, 0)
  bytes.writeUInt16LE(type, 2)
  bytes.writeUInt32LE(count, 4)
  bytes.writeUInt32LE(value, 8)
  return bytes
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

function piece(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return Buffer.concat([Buffer.from(name, 'latin1'), length, content, Buffer.alloc(content.length % 2)])
}
