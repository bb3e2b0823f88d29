import { parseArgs } from 'node:util'
import type { Command } from './commands/command.ts'
import { commands } from './commands/commands.ts'
import { type Raw, UsageError } from './commands/options.ts'

const [name, ...rest] = process.argv.slice(2)
const command = commands.find(one => one.name === name)

if (command) process.exitCode = await perform(command, rest)
else {
  const asked = name === undefined || name === '--help' || name === '-h' || name === 'help'
  ;(asked ? console.log : console.error)(asked ? overview() : `no such command: ${name}\n\n${overview()}`)
  process.exitCode = asked ? 0 : 2
}

async function perform(command: Command, args: readonly string[]): Promise<number> {
  try {
    const raw = parse(command, args)
    if (raw.help) {
      console.log(`npm run sim -- ${command.name}: ${command.summary}\n\n${command.help}`)
      return 0
    }
    return await command.run(raw, {
      environment: process.env,
      print: line => console.log(line),
      warn: line => console.error(line),
      signal: interrupted(),
    })
  } catch (error) {
    console.error((error as Error).message)
    if (error instanceof UsageError) console.error(`npm run sim -- ${command.name} --help says more`)
    return error instanceof UsageError ? 2 : 1
  }
}

function parse(command: Command, args: readonly string[]): Raw {
  try {
    const options = { ...command.options, help: { type: 'boolean' as const, short: 'h' } }
    return parseArgs({ args: [...args], options }).values as Raw
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** The first Ctrl-C ends in an orderly way, the second at once. */
function interrupted(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  return controller.signal
}

function overview(): string {
  const list = commands.map(one => `  ${one.name.padEnd(10)}${one.summary}`).join('\n')
  return `npm run sim -- COMMAND [options]\n\n${list}\n\nnpm run sim -- COMMAND --help says more.`
}
