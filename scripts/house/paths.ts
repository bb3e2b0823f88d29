import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root.ts'

/** Every file of the repository, new ones included, that git does not ignore. */
export const allPaths: readonly string[] = listFiles()

function listFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  // A file that is deleted but not yet committed is listed too.
  const there = (path: string) => path !== '' && existsSync(join(ROOT, path))
  return [...new Set(listed.split('\n'))].filter(there).sort()
}
