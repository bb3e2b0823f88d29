import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { ROOT } from '../house/root.ts'

const run = promisify(execFile)
const modeOf = async (path: string) => (await stat(path)).mode & 0o777

t.test('the secrets are made once, each its own, in a folder that is the operator alone’s', async t => {
  const folder = t.testdir()
  await mkdir(join(folder, 'scripts/deploy'), { recursive: true })
  await cp(join(ROOT, 'scripts/deploy/make-secrets'), join(folder, 'scripts/deploy/make-secrets'))
  const make = () => run(join(folder, 'scripts/deploy/make-secrets'))
  const names = ['admin-password', 'influx-password', 'influx-operator-token', 'grafana-password']
  const read = () => Promise.all(names.map(name => readFile(join(folder, 'secrets', name), 'utf8')))

  await make()
  const made = await read()
  t.equal(await modeOf(join(folder, 'secrets')), 0o700)
  for (const secret of made) t.match(secret, /^[\w-]{44}\n$/, 'one line of 264 random bits')
  t.equal(new Set(made).size, names.length)
  await make()
  t.same(await read(), made, 'a second run changes nothing')
})

/** Answers as `influx` does, and writes down what it was asked. */
const INFLUX = `#!/bin/bash
echo "$*" >>"$ASKED"
case "$1 $2" in
  'bucket list') printf '0123456789abcdef\\tlinli\\tinfinite\\n' ;;
  'auth create') printf '{\\n\\t"id": "1",\\n\\t"description": "%s",\\n\\t"token": "made-%s=="\\n}\\n' "$4" "$RANDOM" ;;
esac
`

t.test(
  'two tokens are made for one bucket, the one of Grafana may not write, and each is made once',
  async t => {
    const folder = t.testdir({ bin: {}, tokens: { server: {}, grafana: {} }, operator: 'operator-token\n' })
    const asked = join(folder, 'asked')
    await writeFile(join(folder, 'bin/influx'), INFLUX, { mode: 0o755 })
    const make = () =>
      run('bash', [join(ROOT, 'scripts/deploy/make-influx-tokens')], {
        env: {
          PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
          ASKED: asked,
          TOKENS: join(folder, 'tokens'),
          INFLUX_HOST: 'http://influxdb:8086',
          INFLUX_ORG: 'linli',
          BUCKET: 'linli',
          OPERATOR_TOKEN_FILE: join(folder, 'operator'),
        },
      })

    await make()
    const server = await readFile(join(folder, 'tokens/server/token'), 'utf8')
    const grafana = await readFile(join(folder, 'tokens/grafana/authorization'), 'utf8')
    t.match(server, /^made-\d+==\n$/)
    t.match(grafana, /^Token made-\d+==\n$/)
    const created = (await readFile(asked, 'utf8')).split('\n').filter(line => line.startsWith('auth create'))
    t.match(created[0], /--read-bucket 0123456789abcdef --write-bucket 0123456789abcdef/)
    t.match(created[1], /--read-bucket 0123456789abcdef/)
    t.notMatch(created[1], /--write/)

    await make()
    t.equal(await readFile(join(folder, 'tokens/server/token'), 'utf8'), server)
    t.equal((await readFile(asked, 'utf8')).match(/auth create/g)?.length, 2, 'no third token is made')
  },
)
