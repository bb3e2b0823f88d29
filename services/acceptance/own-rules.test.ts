import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { ROOT } from '../../scripts/house/root.ts'
import { given } from '../../scripts/testing/given.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { signIn } from './client.ts'

const exec = promisify(execFile)

t.test('a file of tests is run with no server', async t => {
  const linli = (file: string) =>
    exec(process.execPath, ['services/linli.ts', 'rules', 'test', file], { cwd: ROOT })
  t.match((await linli('examples/rules/bin-warm.yaml')).stdout, /3 passed, 0 failed/)
  await t.rejects(linli('README.md'), { code: 1 })
})

t.test('a rule is saved from a file, changed, put back and deleted from the command line', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  await client.addDevice('bin-1', 'smart-bin')
  const url = `http://127.0.0.1:${server.httpPort}`
  const env = { ...given, LINLI_URL: url, LINLI_ADMIN_PASSWORD: server.password }
  const linli = async (...words: string[]) =>
    (await exec(process.execPath, ['services/linli.ts', ...words], { cwd: ROOT, env })).stdout

  t.equal(
    await linli('rules', 'save', 'examples/rules/bin-warm.yaml', '--note', 'summer'),
    'bin-warm: version 1\n',
  )
  await linli('rules', 'set', 'bin-warm', 'warmC=50', '--device', 'bin-1')
  t.match(
    await linli('rules', 'show', 'bin-warm'),
    /own, version 1\): Bin is warm[\s\S]*warmC +45 °C +0–80 +Warm from +device bin-1: 50/,
  )
  t.match(
    await linli('devices', 'rules', 'bin-1'),
    /^bin-warm +on +warmC=50 \(device\) hotC=55 forMs=1800000$/m,
  )
  t.match(await linli('rules', 'restore', 'bin-warm', '1'), /^bin-warm: version 2, figures 2$/m)
  t.match(
    await linli('rules', 'versions', 'bin-warm'),
    /^1 .* admin +summer +the rule was made$[\s\S]*^4 .*: Warm from: 50 → none/m,
  )
  t.equal(await linli('rules', 'delete', 'bin-warm'), 'deleted\n')
  t.notMatch(await linli('rules', 'list'), 'bin-warm')
})
