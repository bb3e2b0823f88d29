import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { allPaths } from './house/paths.ts'
import { ROOT, readText } from './house/root.ts'
import { startRealServer } from './testing/real-server.ts'
import { needs } from './testing/system-program.ts'

const run = promisify(execFile)
const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> }

t.test('every command in a document is one that there is', async t => {
  for (const path of allPaths.filter(path => path.endsWith('.md'))) {
    for (const line of blocksOf(path).flatMap(block => block.split('\n'))) {
      for (const [, script = ''] of line.matchAll(/npm run (?:--[\w-]+ )*([\w:-]+)/g))
        t.ok(script in scripts, `${path}: ${line}`)
      for (const [, script = ''] of line.matchAll(/\bnpm (start|test)\b/g)) t.ok(script in scripts, line)
      for (const [, file = ''] of line.matchAll(/(?:^|\s)((?:scripts|\.ci)\/[\w./-]+)/g)) {
        t.ok(existsSync(join(ROOT, file)), `${path}: ${line}`)
      }
    }
  }
})

t.test('every npm script starts a file that there is', async t => {
  for (const [name, command] of Object.entries(scripts)) {
    for (const [, file = ''] of command.matchAll(/(?:node|bash)(?: --\S+)* ([\w./-]+)/g)) {
      t.ok(existsSync(join(ROOT, file)), `npm run ${name}: ${file}`)
    }
  }
})

t.test('the README opens with the command to try it and the command to test it', async t => {
  const [first = '', second = ''] = blocksOf('README.md')
  t.equal(first.trim(), 'npm ci && npm run demo')
  t.equal(second.trim(), 'npm cit')
})

t.test(
  'the first device of the README raises its alert, command by command',
  needs('mosquitto_pub'),
  async t => {
    const block = blocksOf('README.md').find(text => text.includes('mosquitto_pub')) ?? ''
    const start = blocksOf('README.md').find(text => text.includes('npm start')) ?? ''
    const server = await startRealServer()
    t.teardown(() => server.stop())
    const password = /LINLI_ADMIN_PASSWORD=(\S+)/.exec(start)?.[1] ?? ''
    t.match(block, password, 'it signs in with the password that the server was started with')

    const commands = block
      .replace('localhost:8080', `127.0.0.1:${server.httpPort}`)
      .replace('-h localhost -p 1883', `-h 127.0.0.1 -p ${server.mqttPort}`)
      .replace(password, server.password)
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', commands])

    const { alerts } = JSON.parse(stdout.slice(stdout.lastIndexOf('{"alerts"'))) as { alerts: unknown[] }
    t.match(alerts, [{ rule: 'bin-full', severity: 'high', deviceId: 'bin-1', zone: 'east-gate' }])
    t.equal(alerts.length, 1)
  },
)

function blocksOf(path: string): string[] {
  return [...readText(path).matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(match => match[1] ?? '')
}
