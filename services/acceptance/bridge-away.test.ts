import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { needsFaketime, settableClock } from '../../scripts/testing/settable-clock.ts'
import { needs } from '../../scripts/testing/system-program.ts'
import { startMosquitto } from '../bridges/testing/mosquitto.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { signIn } from './client.ts'

/** Longer than a bridge may be away here, and not so long that the server doubts its clock. */
const AWAY_S = 120
/** A connection that has stood for less is none yet. */
const STEADY_S = 30

t.test(
  'a broker that is not there at the start, or goes away, is one alert until it is back, and its gateway is offline meanwhile',
  { ...needs('mosquitto'), ...needsFaketime() },
  async t => {
    const broker = await startMosquitto(t)
    await broker.stop()
    const list = join(temporaryFolder(), 'bridges.yaml')
    writeFileSync(list, `- {id: estate, url: "mqtt://127.0.0.1:${broker.port}", gateway: gw-estate}\n`)
    const clock = settableClock()
    t.teardown(clock.remove)
    const server = await startRealServer({
      ...clock.settings,
      LINLI_BRIDGES: list,
      LINLI_BRIDGE_AWAY_MINUTES: '1',
      LINLI_BRIDGE_WAIT_SECONDS: '1',
      LINLI_SELF_REPORT_SECONDS: '1',
    })
    t.teardown(() => server.stop())
    const client = await signIn(server)
    const place = { site: 'demo', zone: 'east' }
    await client.call('PUT', '/api/devices/gw-estate', { ...place, kind: 'gateway', name: 'Estate' })
    const source = { site: 'demo', name: 'Estate', via: { bridge: 'estate' }, format: 'plain-json' }
    await client.call('PUT', '/api/sources/estate', { ...source, filters: ['bins/+/state'] })
    const origin = { source: 'estate', address: '7' }
    const bin = { ...place, kind: 'smart-bin', name: 'Bin', origin }
    t.match((await client.call('PUT', '/api/devices/bin-7', bin)).body, { gateway: 'gw-estate' })

    interface Listed {
      readonly alerts: readonly {
        readonly rule: string
        readonly deviceId: string
        readonly condition: string
      }[]
    }
    const active = async () => {
      const { body } = await client.call('GET', '/api/alerts?limit=100')
      return (body as Listed).alerts.filter(({ condition }) => condition === 'active')
    }
    const isTold = async () => (await active()).some(({ rule }) => rule === 'bridge-away')
    const isCalm = async () => !(await isTold())
    // In steps: what it has subscribed to stands from a moment on that is not seen from here.
    const calmAfter = (fromS: number) => {
      let aheadS = 0
      return async () => {
        aheadS = Math.min(aheadS + STEADY_S / 3, 2 * STEADY_S)
        clock.set(fromS + aheadS)
        return isCalm()
      }
    }
    const isNamed = async () =>
      /"bridge-away"/.test(JSON.stringify((await client.call('GET', '/api/health')).body))
    const device = async (id: string) =>
      (await client.call('GET', `/api/devices/${id}`)).body as { readonly online?: boolean | null }
    const gatewayIs = (online: boolean) => async () => (await device('gw-estate')).online === online

    t.notOk(await isTold())
    clock.set(AWAY_S)
    await askUntil(isTold)
    t.ok(await isNamed())
    await broker.start()
    await askUntil(gatewayIs(true))
    await askUntil(calmAfter(AWAY_S))
    t.notOk(await isNamed())

    await broker.stop()
    await askUntil(gatewayIs(false))
    clock.set(3 * AWAY_S)
    await askUntil(isTold)
    t.equal((await active()).filter(({ rule }) => rule === 'bridge-away').length, 1)
    await broker.start()
    await askUntil(gatewayIs(true))
    await askUntil(calmAfter(3 * AWAY_S))
  },
)
