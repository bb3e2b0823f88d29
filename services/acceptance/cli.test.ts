import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { ROOT } from '../../scripts/house/root.ts'
import { given } from '../../scripts/testing/given.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { signIn } from './client.ts'
import { signInDevice } from './device.ts'

const exec = promisify(execFile)

t.test('devices and rules are looked after from the command line', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const url = `http://127.0.0.1:${server.httpPort}`
  const env = { ...given, LINLI_URL: url, LINLI_ADMIN_PASSWORD: server.password }
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
  const withKey = (key: string) =>
    exec(process.execPath, ['services/linli.ts', 'devices', 'list'], {
      ...{
        cwd: ROOT,
        env: { ...given, LINLI_URL: '', LINLI_HTTP_PORT: String(server.httpPort), LINLI_KEY: key },
      },
    }).catch(error => error)
  t.match((await withKey('wrong')).stderr, /NOT_SIGNED_IN/, 'the server at LINLI_HTTP_PORT was asked')
  t.match((await withKey('wrong\n')).stderr, /NOT_SIGNED_IN/, 'a line break at the end is none of the key')
  t.match((await withKey('in\ntwo')).stderr, /LINLI_KEY: expected one key, got .*line break/)
  t.match((await linli('order', 'kinds')).stdout, /^ev-charger +reset .*\[\w+\]/m, 'what may be left out')

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

t.test('an alert is resolved from the command line, with what it was', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  const token = await client.addDevice('bin-1', 'smart-bin')
  const device = await signInDevice(server, 'bin-1', token)
  await device.publishAsync('community/demo/smart-bin/bin-1/telemetry', '{"fillPercent":80}', { qos: 1 })
  await device.endAsync()
  const url = `http://127.0.0.1:${server.httpPort}`
  const env = { ...given, LINLI_URL: url, LINLI_ADMIN_PASSWORD: server.password }
  const linli = async (...words: string[]) =>
    (await exec(process.execPath, ['services/linli.ts', ...words], { cwd: ROOT, env })).stdout

  t.match(await linli('alerts', 'list'), /^demo-1 +medium +active +new +bin-1 +bin-full +2/m)
  const done = await linli('alerts', 'resolve', 'demo-1', '--cause', 'false-alarm', '--note', 'a leaf')
  t.equal(done, 'demo-1: resolved, false-alarm\n')
  t.notMatch(await linli('alerts', 'list'), 'demo-1')
  t.match(await linli('quality', '--site', 'demo', '--from', '1d'), /^1 alarm, 20.*\n0 untouched.*\n/)
  t.match(JSON.parse(await linli('quality', '--json')), { causes: { 'false-alarm': 1 }, alarms: 1 })
})
