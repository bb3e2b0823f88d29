import t from 'tap'
import { kinds } from '../domain/kinds/kinds.ts'
import { MINUTE, SECOND } from '../domain/model/time.ts'
import { GatewaySigns } from './gateway-signs.ts'

const NOW = Date.UTC(2026, 4, 1, 12)

function signsOf({ kind = 'gateway', intervalMs = 10 * SECOND, lastSeenAt = null, online = null }: Known) {
  const place = { id: 'gw-1', site: 'riverside', zone: 'gate', name: 'Gateway' }
  const device = { ...place, kind, expectedIntervalMs: intervalMs }
  const view = { device, values: {}, lastSeenAt, online, historyFrom: null }
  const registry = { get: (id: string) => (id === 'gw-1' ? view : undefined) }
  const sources = { gateways: () => ['gw-1', 'gw-2'] }
  return new GatewaySigns({ registry, kinds, sources, now: () => NOW })
}

interface Known {
  readonly kind?: string
  readonly intervalMs?: number
  readonly lastSeenAt?: number | null
  readonly online?: boolean | null
}

const sign = { type: 'reading', reading: { deviceId: 'gw-1', values: {} } }

t.test(
  'a gateway is heard by what it forwards, five times in its interval and once a minute at least',
  async t => {
    const seenAgo = (ms: number, intervalMs?: number) =>
      signsOf({ lastSeenAt: NOW - ms, ...(intervalMs && { intervalMs }) }).due('gw-1')
    t.same(signsOf({}).due('gw-1'), sign, 'the first time')
    t.same([seenAgo(1_999), seenAgo(2_000)], [undefined, sign])
    t.same([seenAgo(MINUTE - 1, 60 * MINUTE), seenAgo(MINUTE, 60 * MINUTE)], [undefined, sign])
  },
)

t.test('nothing is said for what is no gateway, or nobody registered', async t => {
  const signs = signsOf({ kind: 'smart-bin' })
  t.same([signs.due('gw-1'), signs.connection('gw-1', true)], [undefined, undefined])
  t.same([signs.due('gw-2'), signs.connection('gw-2', true)], [undefined, undefined])
  t.same(
    [...signs.gateways()].map(({ id }) => id),
    ['gw-1'],
  )
})

t.test('that a connection stands is said where it is not known yet', async t => {
  const online = { type: 'status', deviceId: 'gw-1', online: true }
  t.same(signsOf({}).connection('gw-1', true), online)
  t.same(signsOf({ online: false }).connection('gw-1', true), online)
  t.equal(signsOf({ online: true }).connection('gw-1', true), undefined)
})
