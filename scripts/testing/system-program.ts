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
