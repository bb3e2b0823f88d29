import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import mqtt from 'mqtt'
import t from 'tap'
import { ROOT } from '../../scripts/house/root.ts'
import { given } from '../../scripts/testing/given.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { signIn } from './client.ts'
import { signInDevice } from './device.ts'

const exec = promisify(execFile)

interface Alerts {
  readonly alerts: { id: string; deviceId: string; suppressed: { reason: string } | null }[]
}

t.test(
  'what is held back is kept from the site’s speakers, through a restart, until it is let go',
  async t => {
    const password = 'a-password-for-the-restart'
    const settings = { LINLI_DATA: temporaryFolder(), LINLI_ADMIN_PASSWORD: password }
    const first = await startRealServer(settings)
    t.teardown(() => first.stop())
    const before = await signIn({ ...first, password })
    const token = await before.addDevice('bin-1', 'smart-bin')
    const other = await before.addDevice('bin-2', 'smart-bin', { zone: 'west' })
    const speaker = await before.addDevice('gw', 'gateway')
    const linli = async ({ httpPort }: { httpPort: number }, ...words: string[]) => {
      const env = { LINLI_URL: `http://127.0.0.1:${httpPort}`, LINLI_ADMIN_PASSWORD: password }
      const args = ['services/linli.ts', ...words]
      return (await exec(process.execPath, args, { cwd: ROOT, env: { ...env, ...given } })).stdout
    }
    const work = ['--site', 'demo', '--zone', 'east', '--to', '2099-01-01T00:00:00Z', '--reason', 'new pump']
    t.match(
      await linli(first, 'maintenance', 'add', ...work).catch(error => error.stderr),
      /^MAINTENANCE_TIMES_INVALID/,
    )
    const to = new Date(Date.now() + 3_600_000).toISOString()
    const planned = await linli(first, 'maintenance', 'add', ...work, '--to', to)
    const id = planned.split(':')[0] ?? ''
    t.match(await linli(first, 'maintenance', 'list'), /demo east .*admin +new pump/)
    for (const [bin, its] of Object.entries({ 'bin-1': token, 'bin-2': other })) {
      const device = await signInDevice(first, bin, its)
      await device.publishAsync(`community/demo/smart-bin/${bin}/telemetry`, '{"fillPercent":80}', { qos: 1 })
      await device.endAsync()
    }
    const shelved = ['alerts', 'shelve', 'demo-2', '--hours', '1', '--reason', 'the lid is being mended']
    t.match(await linli(first, ...shelved), /^demo-2: shelved until 20/)
    await first.stop()

    const second = await startRealServer(settings)
    t.teardown(() => second.stop())
    const after = await signIn({ ...second, password })
    const held = (await after.call('GET', '/api/alerts?suppressed=true')).body as Alerts
    t.same(
      held.alerts.map(({ deviceId, suppressed }) => [deviceId, suppressed?.reason]),
      [
        ['bin-2', 'shelved'],
        ['bin-1', 'maintenance'],
      ],
    )
    t.match((await after.call('GET', '/api/alerts?suppressed=false')).body, { total: 0 })
    const ears = await mqtt.connectAsync(`mqtt://127.0.0.1:${second.mqttPort}`, {
      ...{ username: 'gw', password: speaker, clientId: 'gw', protocolVersion: 4, reconnectPeriod: 0 },
    })
    const heard: string[] = []
    const all = new Promise<void>(resolve => {
      ears.on('message', (_topic, payload) => {
        const { event, deviceId } = JSON.parse(payload.toString())
        heard.push(`${event} ${deviceId}`)
        if (heard.length === 2) resolve()
      })
    })
    await ears.subscribeAsync('community/demo/alerts/#', { qos: 1 })
    t.equal(await linli(second, 'alerts', 'unshelve', 'demo-2'), 'demo-2: no longer shelved\n')
    t.equal(await linli(second, 'maintenance', 'end', id), 'ended\n')
    await all
    t.same(heard, ['released bin-2', 'released bin-1'])
    await ears.endAsync()
  },
)
