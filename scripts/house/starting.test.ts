import t from 'tap'
import { readText } from './root.ts'

/** Where the server's command is written. Options of Node are read before any file of ours. */
const WRITTEN_IN = [
  'package.json',
  'Dockerfile',
  'docs/operations.md',
  'devices-sim/demo/server.ts',
  'scripts/testing/server-process.ts',
]

// Four threads that collect would share two cores with the flow: with one a message costs an eighth less.
const OPTIONS = '--v8-pool-size=1'

t.test('the server is started with the same options wherever it is started', async t => {
  for (const file of WRITTEN_IN) {
    const commands = readText(file)
      .split('\n')
      .filter(line => /(node|execPath)\b.*services\/main\.ts/i.test(line))
    t.ok(commands.length > 0, `${file} starts it`)
    for (const command of commands) t.match(command, OPTIONS, `${file}: ${command.trim()}`)
  }
})
