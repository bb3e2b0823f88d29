import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { WireBackupFacts, WireBackupStatus } from '../api/wire/backup.ts'
import type { ServerCommands } from './command.ts'
import { CommandError } from './command-error.ts'
import { counted } from './counted.ts'
import { endProgress, showProgress, untilChanged } from './progress.ts'
import type { Server } from './server.ts'

export const backupCommands: ServerCommands = {
  backup: {
    usage: '[FILE]',
    does: 'a checked copy of the running server’s database, in FILE',
    run: async ({ server, words }) => {
      const file = words[0] ?? `linli-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}.db`
      if (existsSync(file)) throw new CommandError(`${file} is there already; name another file`)
      const facts = await made(server)
      await fetched(server, file, facts)
      await server.call('DELETE', '/api/backup')
      return { file, ...facts }
    },
    show: ({ file, ...facts }: WireBackupFacts & { file: string }) => `${file}: ${factsInWords(facts)}`,
  },
}

export const factsInWords = ({ bytes, head, alertsOpen, devices }: WireBackupFacts): string =>
  `${(bytes / 1_048_576).toFixed(1)} MiB, log up to ${head}, ${counted(alertsOpen, 'alert')} open, ${counted(devices, 'device')}`

async function made(server: Server): Promise<WireBackupFacts> {
  await server.call('POST', '/api/backup')
  const status = await untilChanged(async () => {
    const now = await server.call<WireBackupStatus>('GET', '/api/backup')
    if (now.state !== 'running') return now
    showProgress('copying', now)
    return undefined
  })
  endProgress()
  if (status.state === 'ready') return status.facts
  throw new CommandError(
    status.state === 'failed' ? status.reason : 'the backup was dropped by somebody else',
  )
}

/** Under its name only when all of it is here and is what the server checked. */
async function fetched(server: Server, file: string, { bytes, sha256 }: WireBackupFacts): Promise<void> {
  const part = `${file}.part`
  const hash = createHash('sha256')
  let bytesDone = 0
  const watch = new Transform({
    transform(piece, _encoding, done) {
      hash.update(piece)
      bytesDone += piece.length
      showProgress('fetching', { bytesDone, bytesExpected: bytes })
      done(null, piece)
    },
  })
  try {
    const { body } = await server.stream('/api/backup/file')
    await pipeline(Readable.from(body), watch, createWriteStream(part, { mode: 0o600, flush: true }))
    if (hash.digest('hex') !== sha256) throw new CommandError('the copy was damaged on its way; try again')
    await rename(part, file)
  } finally {
    endProgress()
    await rm(part, { force: true })
  }
}
