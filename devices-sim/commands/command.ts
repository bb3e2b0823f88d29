import type { ParseArgsConfig } from 'node:util'
import type { Raw } from './options.ts'

/** One thing that `npm run sim` can do. One file each, and one list: `commands.ts`. */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly help: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** The exit status. */
  run(raw: Raw, io: Io): Promise<number>
}

/** What a command has of the machine that it runs on. */
export interface Io {
  readonly environment: NodeJS.ProcessEnv
  readonly print: (line: string) => void
  readonly warn: (line: string) => void
  /** Somebody wants it to stop. */
  readonly signal: AbortSignal
}

/** The options of every command that talks to the server's API. */
export const apiOptions = {
  api: { type: 'string' },
  username: { type: 'string' },
  'password-file': { type: 'string' },
} as const

export const apiHelp = `  --api URL               the server's address (http://localhost:8080)
  --username NAME         administrator's account (admin)
  --password-file FILE    its password is the first line; or LINLI_ADMIN_PASSWORD in the environment`
