import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Contenders are no part of the product: they are installed here, once, and stay for the next run. */
const folder = join(tmpdir(), 'linli-bench-contenders')

/** The folder of an npm package, installed where it is not there yet. */
export function npmPackage(name: string, version: string): string {
  const path = join(folder, `${name}@${version}`)
  const installed = join(path, 'node_modules', name)
  if (!existsSync(join(installed, 'package.json'))) {
    mkdirSync(path, { recursive: true })
    const args = ['install', '--no-audit', '--no-fund', '--prefix', path, `${name}@${version}`]
    execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  return installed
}

/** A program of Debian's, installed where it is not there yet and this is root. */
export function debianProgram(path: string, packageName: string): string {
  if (existsSync(path)) return path
  if (process.getuid?.() !== 0) throw new Error(`${path} is needed: install Debian’s package ${packageName}`)
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', packageName], {
    stdio: 'ignore',
  })
  return path
}
