import { env } from 'node:process'

/**
 * What a password costs is meant to be felt: a fifth of a second of a core for each start of a server and for each sign-in,
 * of which a run of all tests has many hundreds. `npm test` lets servers take less, but for the files of which it is the
 * matter (`REAL_PASSWORDS`); a test that is run by itself, benchmarks, soak and chaos pay the whole price.
 */
export const QUICK_PASSWORDS = 'QUICK_PASSWORDS'

export const passwordFlags = (): readonly string[] =>
  env[QUICK_PASSWORDS] === 'true' ? ['--import', new URL('./quick-scrypt.ts', import.meta.url).href] : []
