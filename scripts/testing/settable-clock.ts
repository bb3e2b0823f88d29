import { globSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'

/** A system clock for one process that a test sets while it runs; steady time goes on as it is. */
export interface SettableClock {
  /** What the process is to be started with. */
  readonly settings: Readonly<Record<string, string>>
  /** From now on its clock is so far off. */
  set(offSeconds: number): void
  remove(): void
}

const [library] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')

/** As `needs`, for libfaketime. */
export const needsFaketime = (): { readonly skip?: string } =>
  env.CI === 'true' || library !== undefined
    ? {}
    : { skip: 'libfaketime is not installed; scripts/install-test-needs installs it' }

export function settableClock(): SettableClock {
  if (library === undefined) throw new Error('libfaketime is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'linli-clock-'))
  const file = join(folder, 'offset')
  const set = (offSeconds: number) => {
    // Never seen half written.
    writeFileSync(`${file}.next`, `${offSeconds < 0 ? '' : '+'}${offSeconds}\n`)
    renameSync(`${file}.next`, file)
  }
  set(0)
  return {
    settings: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    set,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
