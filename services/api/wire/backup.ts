import { z } from 'zod'

const bytes = z.int().min(0)

/** What a checked copy of the database holds. */
export const backupFacts = z.object({
  bytes,
  sha256: z.string().describe('Of the file, hexadecimal'),
  version: z.int(),
  head: z.int().describe('The last number of the log that is in it'),
  alertsOpen: z.int(),
  devices: z.int(),
})
export type WireBackupFacts = z.infer<typeof backupFacts>

const progress = { bytesDone: bytes, bytesExpected: bytes }

/** What `GET /api/backup` answers. */
export const backupStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('running'), ...progress }),
  z.object({ state: z.literal('ready'), facts: backupFacts }),
  z.object({ state: z.literal('failed'), reason: z.string() }),
])
export type WireBackupStatus = z.infer<typeof backupStatus>

/** What `GET /api/restore` answers. */
export const restoreStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('receiving'), ...progress }),
  z.object({ state: z.literal('checking') }),
  z.object({ state: z.literal('checked'), facts: backupFacts }),
  z.object({ state: z.literal('refused'), code: z.string(), reason: z.string() }),
  z.object({ state: z.literal('restarting') }),
])
export type WireRestoreStatus = z.infer<typeof restoreStatus>

/** The body of `POST /api/restore`. */
export const restoreBegin = z.strictObject({ bytes: bytes.min(1) })

export const restoreBegun = z.object({ partBytesMax: z.int().describe('A part must not be longer') })
export type WireRestoreBegun = z.infer<typeof restoreBegun>

export const restorePart = z.object({ offset: z.coerce.number().int().min(0) })
