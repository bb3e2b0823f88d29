import { open, rename, stat } from 'node:fs/promises'
import type { Instant } from '../domain/model/time.ts'

/** A line that InfluxDB will never take as it is. */
export interface DeadLetter {
  readonly at: Instant
  readonly status: number
  readonly reason: string
  readonly line: string
}

/**
 * Where lines go that cannot be written, so that they neither block the rest nor vanish. `keep` is durable when it
 * resolves; when it rejects, the pump holds on to the lines and comes again. After a crash a letter may stand twice.
 */
export interface DeadLetters {
  keep(letters: readonly DeadLetter[]): Promise<void>
}

/**
 * One JSON object a line. A file that would grow beyond `bytesMax` is renamed to `{path}.1`, over the one before: the
 * newest letters are kept, within twice the limit. Lines hold people's data, so the owner alone may read the file.
 */
export function deadLetterFile(path: string, bytesMax: number): DeadLetters {
  return {
    async keep(letters) {
      if (letters.length === 0) return
      const text = letters.map(letter => `${JSON.stringify(letter)}\n`).join('')
      await makeRoom(path, Buffer.byteLength(text), bytesMax)
      await appendDurably(path, text)
    },
  }
}

async function makeRoom(path: string, bytes: number, bytesMax: number): Promise<void> {
  const size = await stat(path).then(
    ({ size }) => size,
    () => 0,
  )
  if (size > 0 && size + bytes > bytesMax) await rename(path, `${path}.1`)
}

async function appendDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'a', 0o600)
  try {
    await file.appendFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
