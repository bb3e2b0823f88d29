import { copyFileSync, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takePackets } from '../../scripts/testing/mqtt-packets.ts'
import { bytesIn, type SystemCall } from '../../scripts/testing/system-calls.ts'
import { openJournalReader } from '../journal/journal-reader.ts'

/** What a server that was killed left behind: its folder, and the calls that it made. */
export interface Remains {
  readonly folder: string
  readonly calls: readonly SystemCall[]
}

/** A PUBACK on its way to the kernel, and the bytes of the write-ahead log that were on the disk for certain by then. */
interface Acknowledgement {
  readonly messageId: number
  readonly durableBytes: number
}

const DATABASE = 'linli.db'
const LOG = 'linli.db-wal'
const READ_ENTRIES = 100_000

/**
 * The message ids that were acknowledged although a power cut at that instant would have lost the message. Each is
 * looked for in the database as SQLite recovers it from what was synced by then, so it does not matter how a message
 * lies there. Throws where the log was copied into the database meanwhile: then the remains do not tell.
 */
export function acknowledgedTooEarly(
  { folder, calls }: Remains,
  messageIdsIn: (readings: readonly Readonly<Record<string, unknown>>[]) => ReadonlySet<number>,
): number[] {
  const recovered = new Map<number, ReadonlySet<number>>()
  const durableAt = (bytes: number): ReadonlySet<number> => {
    const known = recovered.get(bytes) ?? messageIdsIn(readingsAt(folder, bytes))
    recovered.set(bytes, known)
    return known
  }
  return acknowledgements(calls)
    .filter(({ messageId, durableBytes }) => !durableAt(durableBytes).has(messageId))
    .map(({ messageId }) => messageId)
}

export function acknowledgements(calls: readonly SystemCall[]): Acknowledgement[] {
  const writes = calls.filter(call => call.target.endsWith(LOG) && call.name === 'pwrite64').map(writtenTo)
  const syncs = calls.filter(
    ({ name, target, result }) => isSync(name) && target.endsWith(LOG) && result === 0,
  )
  refuseCopying(calls, writes)
  return calls.flatMap(call => {
    const durableBytes = durableBefore(call.enteredAt, syncs, writes)
    return pubacksIn(call).map(messageId => ({ messageId, durableBytes }))
  })
}

const isSync = (name: string): boolean => name === 'fsync' || name === 'fdatasync'

interface LogWrite {
  readonly returnedAt: number
  readonly from: number
  readonly to: number
}

function writtenTo({ args, returnedAt }: SystemCall): LogWrite {
  const [, length, offset] = /, (\d+), (\d+)$/.exec(args) ?? []
  return { returnedAt, from: Number(offset), to: Number(offset) + Number(length) }
}

/** Written before a sync that had returned by then was begun. */
function durableBefore(at: number, syncs: readonly SystemCall[], writes: readonly LogWrite[]): number {
  const begun = Math.max(-1, ...syncs.filter(sync => sync.returnedAt < at).map(sync => sync.enteredAt))
  return Math.max(0, ...writes.filter(write => write.returnedAt < begun).map(write => write.to))
}

function refuseCopying(calls: readonly SystemCall[], writes: readonly LogWrite[]): void {
  const copied = calls.filter(({ name, target }) => name === 'pwrite64' && target.endsWith(`/${DATABASE}`))
  const lastCopied = copied.at(-1)?.returnedAt ?? -1
  if (writes.some(({ from, returnedAt }) => from === 0 && returnedAt > (writes[0]?.returnedAt ?? 0)))
    throw new Error('the write-ahead log was begun anew')
  if (calls.some(call => call.enteredAt < lastCopied && pubacksIn(call).length > 0))
    throw new Error('the write-ahead log was copied into the database')
}

function pubacksIn({ name, target, args }: SystemCall): number[] {
  if (!/^(?:write|writev|sendto|sendmsg)$/.test(name) || !target.startsWith('socket:')) return []
  if (args.includes('"HTTP/1.1') || args.includes('{\\"')) return []
  const { packets } = takePackets(bytesIn(args))
  return packets
    .filter(packet => packet[0] === 0x40 && packet.length === 4)
    .map(packet => packet.readUInt16BE(2))
}

function readingsAt(folder: string, logBytes: number): Record<string, unknown>[] {
  // Before the first sync there is no table to read.
  if (logBytes === 0) return []
  const copy = mkdtempSync(join(tmpdir(), 'linli-recovered-'))
  try {
    for (const file of [DATABASE, LOG]) copyFileSync(join(folder, file), join(copy, file))
    truncateSync(join(copy, LOG), logBytes)
    return readingsOf(join(copy, DATABASE))
  } finally {
    rmSync(copy, { recursive: true })
  }
}

function readingsOf(file: string): Record<string, unknown>[] {
  const reader = openJournalReader(file)
  try {
    const entries = reader.read(0, READ_ENTRIES).flatMap(batch => batch.entries)
    return entries.flatMap(({ input }) => (input.type === 'reading' ? [{ ...input.reading.values }] : []))
  } finally {
    reader.close()
  }
}
