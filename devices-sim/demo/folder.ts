import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface DemoFolder {
  readonly data: string
  readonly tokens: string
  readonly password: string
}

const MARK = 'this-is-a-demo'

/**
 * A fresh folder for the demo with a password made for it, or the one of the last time. A folder that no demo made is
 * never removed.
 */
export function prepareFolder(path: string, keep: boolean): DemoFolder {
  const demo = existsSync(join(path, MARK))
  if (existsSync(path) && !demo && readdirSync(path).length > 0) {
    throw new Error(`${path} is not a folder of the demo; choose another with --data`)
  }
  if (!keep) rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { recursive: true })
  if (!existsSync(join(path, MARK))) writeFileSync(join(path, MARK), 'npm run demo removes this folder.\n')
  return {
    data: join(path, 'server'),
    tokens: join(path, 'tokens.json'),
    password: password(join(path, 'password')),
  }
}

function password(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const made = randomBytes(9).toString('base64url')
  writeFileSync(file, `${made}\n`, { mode: 0o600 })
  return made
}
