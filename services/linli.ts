import { parseArgs } from 'node:util'
import type { Commands } from './cli/command.ts'
import { CommandError } from './cli/command-error.ts'
import { deviceCommands } from './cli/devices.ts'
import { ruleCommands } from './cli/rules.ts'
import { connect } from './cli/server.ts'

const commands: Commands = { ...deviceCommands, ...ruleCommands }

const help = `linli: looks after a running server from the command line

${Object.entries(commands)
  .map(([name, { usage, does }]) => `  ${`${name} ${usage}`.padEnd(66)} ${does}`)
  .join('\n')}

  --url URL         the server (or LINLI_URL; http://localhost:8080)
  --username NAME   who signs in (or LINLI_USERNAME; admin)
  --json            answers as JSON, for scripts
  The password is read from LINLI_ADMIN_PASSWORD, or from the file that LINLI_ADMIN_PASSWORD_FILE names.

  npm run linli -- devices add bin-7 --kind smart-bin --site demo --zone east --name "Bin 7"
  npm run linli -- rules set bin-full highPercent=85 --zone east
`

process.exitCode = await main(process.argv.slice(2))

async function main(words: string[]): Promise<number> {
  if (words.length === 0 || words.includes('--help')) {
    process.stdout.write(help)
    return 0
  }
  try {
    await run(words)
    return 0
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

async function run(words: string[]): Promise<void> {
  const { values, positionals } = parse(words)
  const [subject = '', verb = '', ...rest] = positionals
  const command = commands[`${subject} ${verb}`]
  if (command === undefined) throw new CommandError(`no such command: ${positionals.join(' ')} (see --help)`)
  const server = await connect(values)
  const answer = await command.run({ server, words: rest, options: values })
  const text = values.json === true ? JSON.stringify(answer, null, 2) : command.show(answer as never)
  process.stdout.write(`${text}\n`)
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  const options = { url: text, username: text, kind: text, site: text, zone: text, name: text, model: text }
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { ...options, gateway: text, device: text, 'interval-ms': text, json: { type: 'boolean' } },
    })
  } catch (error) {
    throw new CommandError(`${(error as Error).message} (see --help)`)
  }
}
