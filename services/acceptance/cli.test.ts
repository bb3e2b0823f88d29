import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { ROOT } from '../../scripts/house/sources.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { signIn } from './client.ts'
import { signInDevice } from './device.ts'

const exec = promisify(execFile)

t.test('devices and rules are looked after from the command line', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const url = `http://127.0.0.1:${server.httpPort}`
  const env = { PATH: process.env.PATH, LINLI_URL: url, LINLI_ADMIN_PASSWORD: server.password }
  const linli = (...words: string[]) =>
    exec(process.execPath, ['services/linli.ts', ...words], { cwd: ROOT, env })
  const failure = (...words: string[]) =>
    linli(...words).then(
      () => 'it worked',
      error => error.stderr as string,
    )

  await linli(
    'devices',
    'add',
    'bin-7',
    '--kind',
    'smart-bin',
    '--site',
    'demo',
    '--zone',
    'east',
    '--name',
    'Bin 7',
  )
  t.match((await linli('devices', 'list')).stdout, /^bin-7 +smart-bin +demo +east +Bin 7 +never$/m)
  t.match((await linli('devices', 'token', 'bin-7')).stdout, /^password +[\w-]{43}$/m)

  await linli('rules', 'set', 'bin-full', 'highPercent=85', '--zone', 'east')
  await linli('rules', 'set', 'bin-full', 'mediumPercent=70', '--zone', 'east')
  t.match((await linli('rules', 'list')).stdout, /^bin-full .* zone east highPercent=85 mediumPercent=70$/m)

  t.match(await failure('rules', 'set', 'bin-full', 'highPercent=850'), /^SETTING_OUT_OF_RANGE: /)
  t.match(await failure('rules', 'set', 'bin-empty', 'x=1'), /^no rule bin-empty; there are .*bin-full/)
  t.match(await failure('devices', 'add', 'x', '--kind', 'smart-bin'), 'missing: --site')
  t.match(await failure('devices', 'remove', 'nobody'), /^DEVICE_NOT_FOUND: /)
  t.match(await failure('devices', 'list', '--url', 'http://127.0.0.1:1'), 'no server answers')
  t.equal((await linli('devices', 'remove', 'bin-7')).stdout, 'deleted\n')
})

t.test('people are looked after from the command line', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  await client.addDevice('bin-1', 'smart-bin')
  const url = `http://127.0.0.1:${server.httpPort}`
  const env = { PATH: process.env.PATH, LINLI_URL: url, LINLI_ADMIN_PASSWORD: server.password }
  const linli = (...words: string[]) =>
    exec(process.execPath, ['services/linli.ts', 'users', ...words], { cwd: ROOT, env })

  const made = await linli('add', 'li', '--role', 'grid-worker', '--scope', 'demo/east', '--name', '李娜')
  t.match(made.stdout, /^li is made\nbehind .*\n\/welcome#[\w-]{43}$/m)
  t.match((await linli('list')).stdout, /^li +李娜 +grid-worker +demo\/east +invited$/m)
  const set = await linli('set', 'li', '--role', 'technician', '--scope', 'demo')
  t.equal(set.stdout, 'li is technician of demo, invited\n')
  t.match((await linli('disable', 'li')).stdout, 'disabled')
  t.match((await linli('enable', 'li')).stdout, 'invited')
  t.match((await linli('link', 'li')).stdout, /\/welcome#/)
  t.match((await linli('sign-out', 'li')).stdout, 'signed out')
  t.equal((await linli('remove', 'li')).stdout, 'deleted\n')
  const again = await linli('remove', 'li').catch(error => error)
  t.match(again.stderr, /^ACCOUNT_NOT_FOUND/)
})

t.test('a program signs in with a key that the command line made', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  await client.addDevice('bin-1', 'smart-bin')
  const url = `http://127.0.0.1:${server.httpPort}`
  const env = { PATH: process.env.PATH, LINLI_URL: url, LINLI_ADMIN_PASSWORD: server.password }
  const linli = (variables: object, ...words: string[]) =>
    exec(process.execPath, ['services/linli.ts', ...words], { cwd: ROOT, env: { ...env, ...variables } })

  const made = await linli({}, 'keys', 'add', 'board', '--role', 'manager', '--scope', 'demo')
  t.match(made.stdout, /^board, until /)
  const LINLI_KEY = made.stdout.trim().split('\n').at(-1)
  t.match((await linli({ LINLI_KEY, LINLI_ADMIN_PASSWORD: '' }, 'devices', 'list')).stdout, /bin-1/)
  t.match((await linli({}, 'keys', 'list')).stdout, /^board +manager +demo +admin +\d{4}-/m)
  t.equal((await linli({}, 'keys', 'remove', 'board')).stdout, 'ended\n')
  const refused = await linli({ LINLI_KEY }, 'devices', 'list').catch(error => error)
  t.match(refused.stderr, /^NOT_SIGNED_IN/)
})

t.test('an alert is resolved from the command line, with what it was', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const token = await client.addDevice('bin-1', 'smart-bin')
  const device = await signInDevice(server, 'bin-1', token)
  await device.publishAsync('community/demo/smart-bin/bin-1/telemetry', '{"fillPercent":80}', { qos: 1 })
  await device.endAsync()
  const url = `http://127.0.0.1:${server.httpPort}`
  const env = { PATH: process.env.PATH, LINLI_URL: url, LINLI_ADMIN_PASSWORD: server.password }
  const linli = async (...words: string[]) =>
    (await exec(process.execPath, ['services/linli.ts', ...words], { cwd: ROOT, env })).stdout

  t.match(await linli('alerts', 'list'), /^demo-1 +medium +active +new +bin-1 +bin-full +2/m)
  const done = await linli('alerts', 'resolve', 'demo-1', '--cause', 'false-alarm', '--note', 'a leaf')
  t.equal(done, 'demo-1: resolved, false-alarm\n')
  t.notMatch(await linli('alerts', 'list'), 'demo-1')
  t.match(await linli('quality', '--site', 'demo', '--from', '1d'), /^1 alarm, 20.*\n0 untouched.*\n/)
  t.match(JSON.parse(await linli('quality', '--json')), { causes: { 'false-alarm': 1 }, alarms: 1 })
})
