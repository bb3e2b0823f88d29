import { join } from 'node:path'
import { type Configuration, readConfiguration } from '../../config/configuration.ts'
import { ConfigurationError } from '../../config/environment.ts'

/** What is examined: settings as the server would read them, and the folder that they or `--data` name. */
export interface Patient {
  readonly folder: string
  readonly file: string
  /** `undefined` where the settings have faults. */
  readonly config: Configuration | undefined
  readonly faults: readonly string[]
}

type Variables = Readonly<Record<string, string | undefined>>

/** The command line's own, which the server refuses. */
const notTheServers = ['LINLI_URL', 'LINLI_USERNAME']

export function patientOf(variables: Variables, data?: string): Patient {
  const own = Object.entries(variables).filter(([name]) => !notTheServers.includes(name))
  const settings = { ...Object.fromEntries(own), ...(data !== undefined && { LINLI_DATA: data }) }
  const folder = settings.LINLI_DATA || './data'
  const place = { folder, file: join(folder, 'linli.db') }
  try {
    return { ...place, config: readConfiguration(settings), faults: [] }
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    return { ...place, config: undefined, faults: error.faults }
  }
}
