import { openJournalReader } from '../journal/journal-reader.ts'

/** The stamps of all readings of a device that lie in the journal of a server that has stopped. */
export function stampsInJournal(file: string, deviceId: string): number[] {
  const reader = openJournalReader(file)
  const stamps: number[] = []
  let after = 0
  for (;;) {
    const batches = reader.read(after, 5_000)
    if (batches.length === 0) break
    after = batches.at(-1)?.last ?? after
    for (const { entries } of batches)
      for (const { input } of entries)
        if (input.type === 'reading' && input.reading.deviceId === deviceId)
          stamps.push(input.reading.ts ?? 0)
  }
  reader.close()
  return stamps
}
