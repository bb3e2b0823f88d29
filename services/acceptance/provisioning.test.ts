import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { ROOT } from '../../scripts/house/root.ts'
import { given } from '../../scripts/testing/given.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { needsFaketime, settableClock } from '../../scripts/testing/settable-clock.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import type { WireDeviceToken, WireDeviceTokens } from '../api/wire/device-token.ts'
import { signIn } from './client.ts'

const exec = promisify(execFile)

/** As a device in the field would: the words of a CONNACK that refuses it, or nothing. */
async function publish(id: string, ...how: string[]): Promise<string> {
  const what = ['-t', `community/demo/smart-bin/${id}/telemetry`, '-m', '{"fillPercent":40}']
  const words = ['-h', '127.0.0.1', '-i', id, '-V', 'mqttv311', '-q', '1', ...how, ...what]
  return exec('mosquitto_pub', words).then(
    () => '',
    error => String(error.stderr),
  )
}

t.test(
  'while its tokens overlap a device is let in by both, and afterwards by the new one alone',
  { ...needsFaketime(), ...needs('mosquitto_pub') },
  async t => {
    const clock = settableClock()
    t.teardown(clock.remove)
    const server = await startRealServer(clock.settings)
    t.teardown(() => server.stop())
    const client = await signIn(server)
    const old = await client.addDevice('bin-7', 'smart-bin')
    const by = (token: string) => publish('bin-7', '-p', String(server.mqttPort), '-u', 'bin-7', '-P', token)
    const path = '/api/devices/bin-7/token'
    const rotated = await client.call('POST', path, { overlapMs: OVERLAP_S * 1_000 })
    const { token } = rotated.body as WireDeviceToken
    t.same([await by(old), await by(token)], ['', ''])
    const states = async () =>
      ((await client.call('GET', path)).body as WireDeviceTokens).tokens.map(one => [one.which, one.state])
    t.same(await states(), [
      ['current', 'in-use'],
      ['former', 'in-use'],
    ])
    clock.set(OVERLAP_S)
    t.match(await by(old), /not authori[sz]ed|bad user name or password/i)
    t.equal(await by(token), '')
    t.same(await states(), [['current', 'in-use']])
  },
)

/** Less than what a server takes for a clock that somebody set wrongly. */
const OVERLAP_S = 30

t.test('many devices are set from the command line, after a dry run, and labelled', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  for (const id of ['bin-1', 'bin-2']) await client.addDevice(id, 'smart-bin')
  const url = `http://127.0.0.1:${server.httpPort}`
  const env = { ...given, LINLI_URL: url, LINLI_ADMIN_PASSWORD: server.password }
  const linli = (...words: string[]) =>
    exec(process.execPath, ['services/linli.ts', 'devices', ...words], { cwd: ROOT, env }).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    )
  const model = async () =>
    ((await client.call('GET', '/api/devices/bin-1')).body as { model?: string }).model

  const words = ['set', 'model=EM400', 'intervalMs=600000', '--kind', 'smart-bin']
  t.match(await linli(...words, '--dry-run'), {
    code: 0,
    stdout: /^would change: bin-1 bin-2\n2 devices: 2 /,
  })
  t.equal(await model(), undefined)
  t.match(await linli(...words), { code: 0, stdout: /^changed: bin-1 bin-2\n/ })
  t.equal(await model(), 'EM400')
  const some = await linli('set', 'model=', '--ids', 'bin-1,bin-9')
  t.match(some, { code: 1, stdout: /bin-9 +DEVICE_NOT_FOUND[\s\S]*changed: bin-1\n2 devices: 1 changed, 0 / })
  t.equal(await model(), undefined)
  const wrong = [
    ['set', 'model=M'],
    ['set', '--kind', 'smart-bin'],
    ['set', 'colour=green', '--kind', 'smart-bin'],
    ['set', 'emptyMm=1200', '--kind', 'smart-bin'],
    ['set', 'intervalMs=soon', '--kind', 'smart-bin'],
    ['set', 'model=M', '--ids', 'bin-1', '--kind', 'smart-bin'],
  ]
  for (const words of wrong) t.match(await linli(...words), { code: 1, stderr: /\w+/ }, words.join(' '))
  t.match(await linli('label', 'bin-1', '--language', 'en'), { code: 0, stdout: /^<svg [\s\S]*Smart bin/ })
  t.match(await linli('labels', '--zone', 'east'), { code: 0, stdout: /^<!doctype html>[\s\S]*bin-2/ })
})
