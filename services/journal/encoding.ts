import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** Below this many bytes compressing costs more than the disk it saves. */
const plainBytesMax = 1_024

/**
 * How a part of a batch lies in the database: JSON, compressed where that pays (23–41 bytes a reading instead of
 * 164). Either bears a checksum, so that damage is told from data. They are told apart by their first bytes, and so are
 * those that were written before there was one: all of them can always be read.
 */
export function encode(json: string): Uint8Array {
  const bytes = Buffer.from(json)
  if (bytes.length <= plainBytesMax) return withChecksum(bytes)
  // Level 1: higher levels shrink these batches by a tenth at several times the CPU.
  const params = { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 }
  return zstdCompressSync(bytes, { params })
}

/** Throws where it is damaged. */
export function decode(stored: Uint8Array): string {
  const bytes = bytesOf(stored)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

function bytesOf(stored: Uint8Array): Uint8Array {
  if (isCompressed(stored)) return zstdDecompressSync(stored)
  return stored[0] === checksummed ? checked(stored) : stored
}

/** No JSON begins with it. */
const checksummed = 1
const checksumBytes = 5

function withChecksum(bytes: Buffer): Uint8Array {
  const stored = Buffer.alloc(checksumBytes + bytes.length)
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
