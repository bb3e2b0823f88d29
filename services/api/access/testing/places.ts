import type { AlertChange } from '../../../domain/model/alert.ts'
import type { Device } from '../../../domain/model/device.ts'
import { raised } from '../../testing/samples.ts'
import { employ, requestsOf, type Username } from '../../testing/staff.ts'
import { startTestServer, type TestServerOptions } from '../../testing/test-server.ts'
import { backtestsOf } from './backtests.ts'
import { allDay, join } from './walker.ts'

/** What there is to ask about somewhere. */
export interface Objects {
  readonly site: string
  readonly zone: string
  readonly device: Device
  readonly alert: string
  readonly backtest: string
  readonly window: string
  readonly wearer: string
  readonly resident: string
  readonly account: string
  readonly key: string
}

interface Spot {
  readonly site: string
  readonly zone: string
  /** After which everything there is named. */
  readonly name: string
  readonly account: string
}

/** Of the staff: in the building, in another of the same site, and on another site. */
const spots = {
  inside: { site: 'riverside', zone: 'b3-u2', name: 'in', account: 'gao' },
  nextDoor: { site: 'riverside', zone: 'b4', name: 'next', account: 'gao' },
  outside: { site: 'hilltop', zone: 'h1', name: 'out', account: 'far' },
} as const satisfies Record<string, Spot>

export const binAt = ({ site, zone, name }: Spot): Device => ({
  ...{ id: `bin-${name}`, kind: 'smart-bin', site, zone, name: `Bin ${name}` },
})
export const bandAt = ({ site, zone, name }: Spot): Device => ({
  ...{ id: `band-${name}`, kind: 'wristband', site, zone, name: `Wang of ${name}` },
})

/** Two sites with bins, bands, wearers and all else that can be asked about, and somebody of each role. */
export async function startPlaces(options: TestServerOptions = {}) {
  const backtests = backtestsOf()
  const override = { backtests, ...options.override }
  const env = { LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000', ...options.env }
  const server = await startTestServer({ ...options, env, override })
  const { api, accounts, community } = server
  await employ(accounts)
  const as = (username: Username) => requestsOf(api, accounts, username)
  const ada = as('ada')
  const done = async (...[method, url, payload]: [Parameters<typeof ada>[0], string, object?]) => {
    const reply = await ada(method, url, payload && { payload })
    if (reply.statusCode >= 300) throw new Error(`${method} ${url}: ${reply.body}`)
    return reply.body === '' ? {} : reply.json()
  }

  async function fill(spot: Spot): Promise<Record<'bin' | 'band', Objects>> {
    const { site, zone, name, account } = spot
    for (const { id, ...body } of [binAt(spot), bandAt(spot)]) await done('PUT', `/api/devices/${id}`, body)
    for (const device of [binAt(spot), bandAt(spot)]) {
      community.report(device.id, device.kind === 'smart-bin' ? { fillPercent: 40 } : { heartRateBpm: 66 })
      await community.raise(
        device.kind === 'wristband' ? pulseOf(device) : raised(`alert-${device.id}`, device),
      )
      backtests.keep(device)
    }
    const scope = { device: `bin-${name}` }
    const window = await done('POST', '/api/maintenance', {
      scope,
      to: '2026-05-02T00:00:00Z',
      reason: 'paint',
    })
    const person = {
      name: `Wang of ${name}`,
      zone,
      living: 'alone',
      device: `band-${name}`,
      carers: carersAt(spot),
    }
    const wearer = await done('POST', `/api/sites/${site}/wearers`, person)
    const resident = await done('POST', `/api/sites/${site}/residents`, { name: `Li of ${name}`, zone })
    const keyBody = { name: `key-${name}`, role: 'technician', scope: [{ site, zones: [zone] }] }
    const { key } = await done('POST', '/api/keys', keyBody)
    const ids = { window: window.id, wearer: wearer.id, resident: resident.id, key: key.id }
    const both = { site, zone, account, ...ids }
    const of = (device: Device): Objects => ({
      ...{ ...both, device, alert: `alert-${device.id}`, backtest: `backtest-${device.id}` },
    })
    return { bin: of(binAt(spot)), band: of(bandAt(spot)) }
  }

  const name = { en: 'B', zh: '楼' }
  await done('PUT', '/api/sites/riverside', { name })
  await done('PUT', '/api/sites/hilltop', { name })
  const zones = ['riverside/zones/b3', 'riverside/zones/b4', 'hilltop/zones/h1']
  for (const zone of zones) await done('PUT', `/api/sites/${zone}`, { sort: 'building', name })
  await done('PUT', '/api/sites/riverside/zones/b3-u2', { sort: 'unit', name, within: 'b3' })
  const inside = await fill(spots.inside)
  const nextDoor = await fill(spots.nextDoor)
  const outside = await fill(spots.outside)
  for (const site of ['riverside', 'hilltop']) {
    await join(community.intake, site)
    const rota = { role: 'grid-worker', zones: [], shifts: [allDay], version: 'new' }
    await done('PUT', `/api/sites/${site}/rotas/rota`, rota)
    await done('PUT', `/api/sites/${site}/plans/plan`, { match: { rules: ['sos'] }, steps: [firstStep] })
  }
  return { ...server, as, done, inside, nextDoor, outside }
}

/** What stands in it is known by these words and this figure, wherever it comes out. */
function pulseOf(device: Device): AlertChange {
  const { alert, event } = raised(`alert-${device.id}`, device)
  const title = { en: `Pulse ${device.name}`, zh: `心率 ${device.name}` }
  const readings = [{ at: alert.raisedAt, values: { heartRateBpm: 123.5 } }]
  const settings = { highBpm: 123.5 }
  const said = { sentence: title, metrics: ['heartRateBpm'], thresholds: [], readings, settings }
  const pulse = { ...alert, rule: 'heart-rate', title, evidence: { ...alert.evidence, ...said } }
  return { alert: pulse, event: { ...event, note: `123.5 ${device.name}` } }
}

const firstStep = { afterMs: 0, tell: [{ who: 'responsible' }] }

const carersAt = ({ name }: Spot): string[] => (name === 'in' ? ['chen'] : [])
