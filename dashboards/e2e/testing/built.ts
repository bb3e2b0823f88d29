import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const BUILT = join(import.meta.dirname, '..', '..', 'dist')
const FOLDER = join(import.meta.dirname, '..', '..')

/** The console as it stands in the source: built anew where the built one is older. */
export function buildConsole(): void {
  const built = statSync(join(FOLDER, 'dist', 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = ['src', 'public'].flatMap(folder => filesIn(join(FOLDER, folder)))
  const entries = ['index', 'phone', 'case', 'screen'].map(name => join(FOLDER, `${name}.html`))
  const newest = Math.max(...[...sources, ...entries].map(path => statSync(path).mtimeMs))
  if (newest <= built) return
  const vite = join(FOLDER, '..', 'node_modules', 'vite', 'bin', 'vite.js')
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: FOLDER, stdio: 'inherit' })
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
