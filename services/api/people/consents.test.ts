import t from 'tap'
import type { Consent, WearerFile } from '../../store/people.ts'
import { alertOf, band, bin, noon } from '../testing/samples.ts'
import { createConsents } from './consents.ts'

const kinds = [{ kind: 'wristband', health: true as const }, { kind: 'smart-bin' }]
const values = { heartRateBpm: 70, lat: 31, lon: 121, batteryPercent: 80, sos: true, worn: true }
const given = (what: Consent['what'], more: Partial<Consent> = {}): Consent => ({
  ...{ what, givenOn: '2026-03-01', givenBy: 'Wang' },
  ...more,
})
const worn = (consents: readonly Consent[]) =>
  createConsents({ wearerOf: () => ({ consents }) as unknown as WearerFile }, kinds)

t.test('what a wearer did not agree to is not shown, what a life may hang on is', async t => {
  const always = { batteryPercent: 80, sos: true, worn: true }
  const table: [string, readonly Consent[], object][] = [
    ['nothing', [], always],
    ['health', [given('health')], { ...always, heartRateBpm: 70 }],
    ['location', [given('location')], { ...always, lat: 31, lon: 121 }],
    ['both', [given('health'), given('location')], values],
    ['withdrawn', [given('health', { withdrawnOn: '2026-04-01' })], always],
    [
      'given again',
      [given('health', { withdrawnOn: '2026-04-01' }), given('health', { givenOn: '2026-05-01' })],
      { ...always, heartRateBpm: 70 },
    ],
  ]
  for (const [name, consents, shown] of table) t.same(worn(consents).shown(band, values), shown, name)
  t.equal(worn([]).missingFor(band, 'heartRateBpm'), 'health')
  t.equal(worn([given('health')]).missingFor(band, 'lat'), 'location')
  t.equal(worn([]).missingFor(band, 'sos'), undefined)
})

t.test('a band of nobody on file and other devices are shown whole', async t => {
  const nobody = createConsents({ wearerOf: () => undefined }, kinds)
  t.equal(nobody.shown(band, values), values)
  t.same(worn([]).missing(bin), [])
})

t.test(
  'an alert comes with what its rule looked at; one that must be resolved by hand comes whole',
  async t => {
    const evidence = {
      ...alertOf('a-1').evidence,
      metrics: ['heartRateBpm'],
      readings: [{ at: noon, values }],
    }
    const pulse = {
      ...alertOf('a-1', band),
      latched: false,
      evidence: { ...evidence, kept: evidence.readings },
    }
    const { lat, lon, ...still } = values
    const limited = worn([]).alert(pulse)
    t.same(limited.evidence.readings, [{ at: noon, values: still }], 'not where it was')
    t.same(limited.evidence.kept, limited.evidence.readings)
    t.equal(worn([given('health'), given('location')]).alert(pulse), pulse)
    const call = { ...pulse, latched: true }
    t.equal(worn([]).alert(call), call)
    const full = { ...alertOf('a-1', bin), latched: false, evidence }
    t.equal(worn([]).alert(full), full, 'a bin agrees to everything')
  },
)

t.test('of an alert about several each one’s readings are shown as far as they agreed', async t => {
  const of = { 'band-1': [], 'band-2': [given('health'), given('location')] } as Record<string, Consent[]>
  const wearerOf = (id: string) => (of[id] ? ({ consents: of[id] } as unknown as WearerFile) : undefined)
  const members = ['band-1', 'band-2'].map(device => ({ alert: 'a-0', device }))
  const readings = members.map(() => ({ at: noon, values }))
  const evidence = { ...alertOf('a-1').evidence, metrics: [], readings, members }
  const shown = (more: object) =>
    createConsents({ wearerOf }, kinds)
      .alert({ ...alertOf('a-1', bin), latched: false, evidence: { ...evidence, ...more } })
      .evidence.readings.map(({ values: { heartRateBpm } }) => heartRateBpm)
  t.same(shown({}), [undefined, 70])
  t.same(shown({ readings: readings.slice(1) }), [undefined], 'it may be of the one who did not')
})
