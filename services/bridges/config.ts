import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Environment } from '../config/environment.ts'
import { faultsIn, faultWords } from '../config/fault-words.ts'
import { type DurationMs, MINUTE, SECOND } from '../domain/model/time.ts'
import { type BridgeForm, bridgeForm } from './bridge-form.ts'
import { misfitsOf } from './misfits.ts'

/** A broker that is already there, and how it is spoken to. Secrets stay in their files. */
export type BridgeConfig = BridgeForm

export interface BridgesConfig {
  readonly bridges: readonly BridgeConfig[]
  /** Away for longer, it is a problem of the server's. */
  readonly awayMsMax: DurationMs
  readonly waitMsMin: DurationMs
  readonly waitMsMax: DurationMs
}

export const bridgesConfig = (env: Environment): BridgesConfig => ({
  bridges: bridgesIn(env.text('LINLI_BRIDGES'), env),
  awayMsMax: env.integer('LINLI_BRIDGE_AWAY_MINUTES', 5, 1, 1_440) * MINUTE,
  waitMsMin: SECOND,
  waitMsMax: env.integer('LINLI_BRIDGE_WAIT_SECONDS', 60, 1, 3_600) * SECOND,
})

/** More than anybody has; each holds a connection. */
const BRIDGES_MAX = 100

function bridgesIn(file: string | undefined, env: Environment): readonly BridgeConfig[] {
  if (file === undefined) return []
  const entries = entriesOf(file, env)
  const bridges = entries.flatMap((entry, i) => bridgeOf(entry, i, dirname(file), env))
  const twice = bridges.filter(({ id }, i) => bridges.findIndex(other => other.id === id) !== i)
  for (const { id } of twice) env.fault(`LINLI_BRIDGES: there are two bridges called ${id}`)
  if (entries.length > BRIDGES_MAX) env.fault(`LINLI_BRIDGES: more than ${BRIDGES_MAX} bridges`)
  return bridges
}

function entriesOf(file: string, env: Environment): readonly unknown[] {
  try {
    const said: unknown = parse(readFileSync(file, 'utf8')) ?? []
    if (Array.isArray(said)) return said
    env.fault('LINLI_BRIDGES: expected a list, each entry begun with -')
  } catch (error) {
    // Its other lines quote the file.
    env.fault(`LINLI_BRIDGES: cannot be read: ${(error as Error).message.split('\n', 1)[0]}`)
  }
  return []
}

function bridgeOf(entry: unknown, i: number, folder: string, env: Environment): readonly BridgeConfig[] {
  const { success, data, error } = bridgeForm.safeParse(entry, { error: faultWords })
  const fault = (words: string) => env.fault(`LINLI_BRIDGES: bridge ${i + 1}${nameIn(entry)}: ${words}`)
  if (!success) {
    for (const issue of error.issues) fault(faultsIn([issue]))
    return []
  }
  const bridge = withPaths(data, folder)
  for (const misfit of misfitsOf(bridge)) fault(misfit)
  return [bridge]
}

const named = z.object({ id: z.string().max(64) })
const nameIn = (entry: unknown): string => {
  const { data } = named.safeParse(entry)
  return data === undefined ? '' : ` (${data.id})`
}

/** Paths are meant from where the file lies. */
function withPaths(bridge: BridgeForm, folder: string): BridgeConfig {
  const paths = { ...bridge }
  for (const key of ['passwordFile', 'caFile', 'certFile', 'keyFile'] as const) {
    const path = bridge[key]
    if (path !== undefined) paths[key] = resolve(folder, path)
  }
  return paths
}
