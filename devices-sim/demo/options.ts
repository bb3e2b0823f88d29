import { parseArgs } from 'node:util'
import { type Raw, text, UsageError, whole } from '../commands/options.ts'

export interface DemoOptions {
  readonly data: string
  readonly keep: boolean
  readonly httpPort: number
  readonly mqttPort: number
  readonly seed: number | undefined
}

export const demoHelp = `npm run demo [-- options]: a server, a community and its devices, on this machine

  --http-port N   the console's port (8080, or the next free one)
  --mqtt-port N   the devices' port (1883, or the next free one)
  --data FOLDER   where the server keeps its data (./demo-data)
  --keep          goes on with the data of the last time instead of removing them
  --seed N        the same seed makes the same world (a new one, printed)`

export function demoOptions(args: readonly string[]): DemoOptions | 'help' {
  const raw = parse(args)
  if (raw.help) return 'help'
  return {
    data: text(raw, 'data') ?? './demo-data',
    keep: raw.keep === true,
    httpPort: whole(raw, 'http-port', 8080, 1, 65_000),
    mqttPort: whole(raw, 'mqtt-port', 1883, 1, 65_000),
    seed: raw.seed === undefined ? undefined : whole(raw, 'seed', 0, 0, 2 ** 32 - 1),
  }
}

function parse(args: readonly string[]): Raw {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'http-port': { type: 'string' },
        'mqtt-port': { type: 'string' },
        data: { type: 'string' },
        keep: { type: 'boolean' },
        seed: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values as Raw
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
