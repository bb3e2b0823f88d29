import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'

export interface SmallDisk {
  readonly folder: string
  /** Something else takes all of the disk but so much, until `makeRoom`. */
  leave(bytes: number): void
  makeRoom(): void
  setReadOnly(): void
  remove(): void
}

/** A real file system of so many MiB. Needs the right to mount one. */
export function smallDisk(mib: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'linli-disk-'))
  run('mount', '-t', 'tmpfs', '-o', `size=${mib}m,mode=700`, 'tmpfs', folder)
  const hog = join(folder, 'hog')
  const unmount = () => spawnSync('umount', ['-l', folder])
  process.once('exit', unmount)
  return {
    folder,
    leave(bytes) {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(hog, Buffer.alloc(bavail * bsize - bytes))
    },
    makeRoom: () => rmSync(hog),
    setReadOnly: () => run('mount', '-o', 'remount,ro', folder),
    remove() {
      process.removeListener('exit', unmount)
      unmount()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What to give a test that mounts: nothing where that is allowed, else the reason to skip it. */
export function needsMount(): { readonly skip?: string } {
  if (env.CI === 'true') return {}
  try {
    smallDisk(1).remove()
    return {}
  } catch {
    return { skip: 'mounting a file system is not allowed here' }
  }
}

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw error ?? new Error(`${program} ${args.join(' ')}: ${stderr}`)
}
