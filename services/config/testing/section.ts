import { ConfigurationError, Environment } from '../environment.ts'

type Variables = Readonly<Record<string, string>>

/** What a section of the configuration makes of these variables. Throws where it finds something wrong with them. */
export function parsedBy<Section>(section: (env: Environment) => Section, variables: Variables): Section {
  const env = new Environment(variables)
  const parsed = section(env)
  env.finish()
  return parsed
}

/** What it finds wrong with them. */
export function faultsFoundBy(
  section: (env: Environment) => unknown,
  variables: Variables,
): readonly string[] {
  try {
    parsedBy(section, variables)
    return []
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults
    throw error
  }
}
