import { parseArgs } from 'node:util'
import { alertCommands } from './cli/alerts.ts'
import { backtestCommands } from './cli/backtest.ts'
import { backupCommands } from './cli/backups.ts'
import type { Call, Command, LocalCommands, ServerCommands } from './cli/command.ts'
import { CommandError } from './cli/command-error.ts'
import { deviceSettingsCommands } from './cli/device-settings.ts'
import { deviceCommands } from './cli/devices.ts'
import { handlingCommands } from './cli/handling.ts'
import { keyCommands } from './cli/keys.ts'
import { labelCommands } from './cli/labels.ts'
import { maintenanceCommands } from './cli/maintenance.ts'
import { orderCommands } from './cli/orders.ts'
import { ownRuleCommands } from './cli/own-rules.ts'
import { peopleCommands } from './cli/people.ts'
import { qualityCommands } from './cli/quality.ts'
import { restoreCommands } from './cli/restores.ts'
import { ruleCommands } from './cli/rules.ts'
import { connect } from './cli/server.ts'
import { userCommands } from './cli/users.ts'
import { doctorCommands } from './maintenance/doctor/command.ts'
import { folderRestoreCommands } from './maintenance/restore.ts'
import { ruleTestCommands } from './maintenance/rule-test/command.ts'

const serverCommands: ServerCommands = {
  ...deviceCommands,
  ...deviceSettingsCommands,
  ...labelCommands,
  ...orderCommands,
  ...userCommands,
  ...keyCommands,
  ...alertCommands,
  ...handlingCommands,
  ...maintenanceCommands,
  ...ruleCommands,
  ...ownRuleCommands,
  ...backtestCommands,
  ...peopleCommands,
  ...qualityCommands,
  ...backupCommands,
  ...restoreCommands,
}
const localCommands: LocalCommands = { ...folderRestoreCommands, ...doctorCommands, ...ruleTestCommands }

const list = (commands: ServerCommands | LocalCommands): string =>
  Object.entries<Pick<Command<Call>, 'usage' | 'does'>>(commands)
    .map(([name, { usage, does }]) => `  ${`${name} ${usage}`.padEnd(66)} ${does}`)
    .join('\n')

const help = `linli: looks after a server from the command line

On a running server:
${list(serverCommands)}

On this machine by itself:
${list(localCommands)}

  --url URL         the server (or LINLI_URL; that of LINLI_HTTP_PORT here)
  --username NAME   who signs in (or LINLI_USERNAME; admin)
  --json            answers as JSON, for scripts
  The password is read from LINLI_ADMIN_PASSWORD, or from the file that LINLI_ADMIN_PASSWORD_FILE names. A key in LINLI_KEY takes
  the place of both (it needs the right accounts.write for users and keys).

  --data FOLDER     the data folder, where a command works on one (or LINLI_DATA; ./data)

  npm run linli -- devices add bin-7 --kind smart-bin --site demo --zone east --name "Bin 7"
  npm run linli -- rules set bin-full highPercent=85 --zone east
  npm run linli -- rules test examples/rules/bin-warm.yaml
  npm run linli -- rules backtest bin-full highPercent=85 --zone east --from 30d
`

process.exitCode = await main(process.argv.slice(2))

async function main(words: string[]): Promise<number> {
  if (words.length === 0 || words.includes('--help')) {
    process.stdout.write(help)
    return 0
  }
  try {
    return await run(words)
  } catch (error) {
    if (!(error instanceof CommandError || isOfTheSystem(error))) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

/** A file that may not be read, a folder that is none: its message names the path. */
function isOfTheSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

async function run(words: string[]): Promise<number> {
  const { values, positionals } = parse(words)
  // Named with a folder, a command that both sorts have works on that folder.
  const local = found(localCommands, positionals)
  const remote = found(serverCommands, positionals)
  if (local !== undefined && (remote === undefined || values.data !== undefined))
    return show(local.command, await local.command.run({ words: local.rest, options: values }), values)
  if (remote === undefined) throw new CommandError(`no such command: ${positionals.join(' ')} (see --help)`)
  const server = await connect(values)
  return show(
    remote.command,
    await remote.command.run({ server, words: remote.rest, options: values }),
    values,
  )
}

/** Commands are named by one word or two. */
function found<C>(commands: Readonly<Record<string, C>>, [first = '', second = '', ...others]: string[]) {
  const [two, one] = [commands[`${first} ${second}`], commands[first]]
  if (two !== undefined) return { command: two, rest: others }
  return one === undefined ? undefined : { command: one, rest: second === '' ? [] : [second, ...others] }
}

function show(
  command: Pick<Command<never>, 'show' | 'isBad'>,
  answer: unknown,
  { json }: { json?: boolean | undefined },
): number {
  const text = json === true ? JSON.stringify(answer, null, 2) : command.show(answer as never)
  process.stdout.write(`${text}\n`)
  return command.isBad?.(answer as never) === true ? 1 : 0
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  const options = {
    url: text,
    username: text,
    kind: text,
    site: text,
    zone: text,
    name: text,
    model: text,
    data: text,
    from: text,
    to: text,
  }
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...options,
        gateway: text,
        source: text,
        ids: text,
        device: text,
        cause: text,
        note: text,
        confirm: text,
        rule: text,
        actor: text,
        role: text,
        days: text,
        rights: text,
        scope: text,
        language: text,
        by: text,
        hours: text,
        reason: text,
        alert: text,
        'interval-ms': text,
        'overlap-ms': text,
        'ends-after-use-ms': text,
        form: text,
        json: { type: 'boolean' },
        replace: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new CommandError(`${(error as Error).message} (see --help)`)
  }
}
