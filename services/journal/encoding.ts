import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** JSON shrinks well: below this many bytes compressing costs more than the disk it saves. */
const plainTextBytesMax = 1_024

/** What is dense already shrinks by a third or a half: a call costs 20 µs before it looks at a byte. */
const plainBytesMax = 8_192

/**
 * How a part of a batch lies in the database: as it is with a checksum, or compressed (with one too) where that pays, so
 * that damage is told from data. They are told apart by their first bytes, and so are those that were written before
 * there was a checksum: all of them can always be read.
 */
export const seal = (bytes: Uint8Array): Uint8Array =>
  bytes.length <= plainBytesMax ? withChecksum(bytes) : compressed(bytes)

/** Throws where it is damaged. */
export function unseal(stored: Uint8Array): Uint8Array {
  if (isCompressed(stored)) return zstdDecompressSync(stored)
  return stored[0] === checksummed ? checked(stored) : stored
}

/** The same for words. */
export function sealText(text: string): Uint8Array {
  const bytes = Buffer.from(text)
  return bytes.length <= plainTextBytesMax ? withChecksum(bytes) : compressed(bytes)
}

export function unsealText(stored: Uint8Array): string {
  const bytes = unseal(stored)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

// Level 1: higher levels shrink these batches by a tenth at several times the CPU.
const params = { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 }

const compressed = (bytes: Uint8Array): Uint8Array => zstdCompressSync(bytes, { params })

/** Nothing that is sealed begins with it. */
const checksummed = 1
const checksumBytes = 5

function withChecksum(bytes: Uint8Array): Uint8Array {
  const stored = Buffer.allocUnsafe(checksumBytes + bytes.length)
  stored.writeUInt8(checksummed)
  stored.writeUInt32BE(crc32(bytes), 1)
  stored.set(bytes, checksumBytes)
  return stored
}

function checked(stored: Uint8Array): Uint8Array {
  const bytes = stored.subarray(checksumBytes)
  const sum = new DataView(stored.buffer, stored.byteOffset, stored.byteLength).getUint32(1)
  if (crc32(bytes) !== sum) throw new Error('the checksum does not fit')
  return bytes
}

const zstdMagic = 0xfd2fb528

const isCompressed = (stored: Uint8Array): boolean =>
  stored.length > 4 &&
  new DataView(stored.buffer, stored.byteOffset, stored.byteLength).getUint32(0, true) === zstdMagic
