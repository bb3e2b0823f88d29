import { closeSync, openSync, readSync, statSync } from 'node:fs'

/** What to say of a file that is shorter than its own header says; nothing of one that is whole, or no database. */
export function cutShort(file: string): string | undefined {
  const saidBytes = bytesSaidBy(file) ?? 0
  const { size } = statSync(file)
  return size < saidBytes ? `is cut short: of ${saidBytes} bytes ${size} are there.` : undefined
}

const magic = 'SQLite format 3\0'
const headerBytes = 100

/**
 * How many bytes a database has by its own header (https://www.sqlite.org/fileformat2.html#the_database_header);
 * `undefined` where the file is none. SQLite itself takes what is missing of a last page for zeros.
 */
export function bytesSaidBy(file: string): number | undefined {
  const header = Buffer.alloc(headerBytes)
  const opened = openSync(file, 'r')
  try {
    if (readSync(opened, header, 0, headerBytes, 0) < headerBytes) return undefined
  } finally {
    closeSync(opened)
  }
  if (header.toString('latin1', 0, magic.length) !== magic) return undefined
  // 1 stands for 65536, which does not fit.
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  return header.readUInt32BE(28) * pageBytes
}
