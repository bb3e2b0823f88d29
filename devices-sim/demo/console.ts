import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Builds the web console where it is not built yet; answers whether there is one. */
export async function ensureConsole(root: string, print: (line: string) => void): Promise<boolean> {
  if (existsSync(join(root, 'dashboards/dist/index.html'))) return true
  print('Building the console (once, under a minute) …')
  const status = await new Promise<number>(resolve => {
    const child = spawn('npm', ['run', '--silent', 'build:console'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    })
    child.once('error', () => resolve(1))
    child.once('exit', code => resolve(code ?? 1))
  })
  return status === 0
}
