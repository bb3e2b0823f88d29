import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { env } from 'node:process'

/**
 * What to give a test that needs a program of the system: nothing where it is installed, else the reason to skip it.
 * With `CI=true` the test runs all the same, and fails: there a test must not go missing.
 *
 * `t.test('the first device reports', needs('mosquitto_pub'), async t => …)`
 */
export function needs(program: string): { readonly skip?: string } {
  if (env.CI === 'true' || isInstalled(program)) return {}
  return { skip: `${program} is not installed; scripts/install-test-needs installs it` }
}

/** The same for a test that watches the calls of another process: where that is forbidden, installing helps nothing. */
export function needsTracing(): { readonly skip?: string } {
  const needed = needs('strace')
  if (env.CI === 'true' || needed.skip !== undefined) return needed
  if (spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0) return {}
  return { skip: 'tracing other processes is forbidden here (ptrace)' }
}

function isInstalled(program: string): boolean {
  return (env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
