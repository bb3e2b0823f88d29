import { closeSync, openSync, readSync } from 'node:fs'

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
