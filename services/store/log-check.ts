import { closeSync, openSync, readSync } from 'node:fs'

/** What lies in a write-ahead log (https://www.sqlite.org/fileformat2.html#the_write_ahead_log), before SQLite reads it. */
export type LogCheck =
  | { readonly sort: 'empty' }
  | { readonly sort: 'garbage' }
  /**
   * `wholeFrames` will be taken; behind the first that does not fit, so many of the same series end a transaction. A
   * process that was killed leaves a frame half written, and behind it frames of a transaction that another kill kept
   * from its end: neither is damage.
   */
  | { readonly sort: 'log'; readonly wholeFrames: number; readonly commitsBehindDamage: number }

const headerBytes = 32
const frameHeaderBytes = 24

export function checkLog(path: string): LogCheck {
  const header = read(path, 0, headerBytes)
  if (header.length < headerBytes || header.every(byte => byte === 0)) return { sort: 'empty' }
  const magic = header.readUInt32BE(0)
  const isBig = magic === 0x377f0683
  if (!isBig && magic !== 0x377f0682) return { sort: 'garbage' }
  const sum: Sum = [0, 0]
  add(sum, header.subarray(0, 24), isBig)
  if (!isSum(sum, header, 24)) return { sort: 'garbage' }
  return frames(path, header, sum, isBig)
}

type Sum = [number, number]

function frames(path: string, header: Buffer, sum: Sum, isBig: boolean): LogCheck {
  const frameBytes = frameHeaderBytes + header.readUInt32BE(8)
  const salts = header.subarray(16, 24)
  let wholeFrames = 0
  let commitsBehindDamage = 0
  let isWhole = true
  for (let at = headerBytes; ; at += frameBytes) {
    const frame = read(path, at, frameBytes)
    if (frame.length < frameBytes) return { sort: 'log', wholeFrames, commitsBehindDamage }
    const wasWhole = isWhole
    const isOfSeries = frame.subarray(8, 16).equals(salts)
    if (isWhole && isOfSeries) {
      add(sum, frame.subarray(0, 8), isBig)
      add(sum, frame.subarray(frameHeaderBytes), isBig)
      isWhole = isSum(sum, frame, 16)
    } else if (isWhole) {
      // Frames of an older series are what every log ends with.
      return { sort: 'log', wholeFrames, commitsBehindDamage }
    }
    if (isWhole) wholeFrames += 1
    else if (isOfSeries && !wasWhole && endsTransaction(frame)) commitsBehindDamage += 1
  }
}

/** Only the last frame of one tells how many pages the database has after it. */
const endsTransaction = (frame: Buffer): boolean => frame.readUInt32BE(4) !== 0

function add(sum: Sum, bytes: Buffer, isBig: boolean): void {
  let [a, b] = sum
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + (isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + b) >>> 0
    b = (b + (isBig ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + a) >>> 0
  }
  sum[0] = a
  sum[1] = b
}

const isSum = ([a, b]: Sum, bytes: Buffer, at: number): boolean =>
  bytes.readUInt32BE(at) === a && bytes.readUInt32BE(at + 4) === b

function read(path: string, at: number, length: number): Buffer {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return Buffer.alloc(0)
  }
  try {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(file, bytes, 0, length, at))
  } finally {
    closeSync(file)
  }
}
