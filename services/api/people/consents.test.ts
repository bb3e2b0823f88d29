import t from 'tap'
import type { Consent, WearerFile } from '../../store/people.ts'
import { band, bin } from '../testing/samples.ts'
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
