import { open, stat } from 'node:fs/promises'
import type { WireBackupFacts, WireRestoreBegun, WireRestoreStatus } from '../api/wire/backup.ts'
import { factsInWords } from './backups.ts'
import { type ServerCommands, wordAt } from './command.ts'
import { CommandError } from './command-error.ts'
import { endProgress, showProgress, untilChanged } from './progress.ts'
import type { Server } from './server.ts'

export const restoreCommands: ServerCommands = {
  restore: {
    usage: 'FILE --replace',
    does: 'puts a backup in the place of the running server’s database',
    run: async call => {
      const file = wordAt(call, 0, 'the backup’s file')
      if (call.options.replace !== true)
        throw new CommandError('this takes the place of all that the running server has: add --replace')
      const bytes = await sizeOf(file)
      await sent(call.server, file, bytes)
      const facts = await checked(call.server)
      await applied(call.server)
      return facts
    },
    show: (facts: WireBackupFacts) =>
      `restored: ${factsInWords(facts)}\n` +
      'The server started again with it; what it had before lies in its data folder, in replaced-….',
  },
}

async function sizeOf(file: string): Promise<number> {
  const size = (path: string) =>
    stat(path).then(
      found => (found.isFile() ? found.size : 0),
      () => 0,
    )
  const bytes = await size(file)
  if (bytes === 0) throw new CommandError(`${file} is not there, is empty, or is no file`)
  if ((await size(`${file}-wal`)) > 0)
    throw new CommandError(`${file}-wal belongs to it: restore it with --data, on the server’s machine`)
  return bytes
}

async function sent(server: Server, file: string, bytesExpected: number): Promise<void> {
  const source = await open(file)
  try {
    const { partBytesMax } = await server.call<WireRestoreBegun>('POST', '/api/restore', {
      bytes: bytesExpected,
    })
    const part = Buffer.alloc(partBytesMax)
    for (let bytesDone = 0; bytesDone < bytesExpected; ) {
      const { bytesRead } = await source.read(part, 0, part.length, bytesDone)
      if (bytesRead === 0) throw new CommandError(`${file} grew shorter while it was read`)
      await server.send('PUT', `/api/restore/part?offset=${bytesDone}`, part.subarray(0, bytesRead))
      bytesDone += bytesRead
      showProgress('sending', { bytesDone, bytesExpected })
    }
  } finally {
    endProgress()
    await source.close()
  }
}

async function checked(server: Server): Promise<WireBackupFacts> {
  await server.call('POST', '/api/restore/check')
  const status = await untilChanged(async () => {
    const now = await server.call<WireRestoreStatus>('GET', '/api/restore')
    return now.state === 'checking' ? undefined : now
  })
  if (status.state === 'checked') return status.facts
  if (status.state !== 'refused') throw new CommandError('somebody else restores at the same time')
  await server.call('DELETE', '/api/restore')
  throw new CommandError(`${status.code}: ${status.reason}`)
}

/** A server with a long log to replay takes a while. */
const restartMsMax = 180_000

/** Every session ends with the restart, this one too: that is how it shows. */
async function applied(server: Server): Promise<void> {
  await server.call('POST', '/api/restore/apply')
  const deadline = Date.now() + restartMsMax
  await untilChanged(async () => {
    if (Date.now() > deadline) throw new CommandError('the server has not come back: look into its log')
    const status = await server.statusOf('/api/me')
    return status === 401 ? true : undefined
  })
}
