import t from 'tap'
import { faultsFoundBy, parsedBy } from '../config/testing/section.ts'
import { isTimeZone } from '../domain/model/zone-time.ts'
import { timeZoneOf, timeZonesConfig } from './time-zones.ts'

const zonesOf = (variables: Record<string, string>) => parsedBy(timeZonesConfig, variables)

t.test(
  'a site has the zone that is its own, then the one of the server, then the one of the machine',
  async t => {
    const zones = zonesOf({
      LINLI_TIME_ZONE: 'Asia/Shanghai',
      LINLI_SITE_TIME_ZONES: 'urumqi=Asia/Urumqi, berlin=Europe/Berlin,',
    })
    t.same(
      ['urumqi', 'berlin', 'here'].map(site => timeZoneOf(zones, site)),
      ['Asia/Urumqi', 'Europe/Berlin', 'Asia/Shanghai'],
    )
    t.equal(isTimeZone(timeZoneOf(zonesOf({}), 'here')), true)
  },
)

t.test('what is no zone, no pair, or said twice is a fault that names it', async t => {
  t.same(faultsFoundBy(timeZonesConfig, { LINLI_TIME_ZONE: 'Shanghai' }), [
    'LINLI_TIME_ZONE: expected a time zone such as Asia/Shanghai, got "Shanghai"',
  ])
  const pairs = 'a=Mars/Olympus,b,c=UTC=UTC,=UTC,d=UTC,d=Asia/Tokyo'
  t.same(faultsFoundBy(timeZonesConfig, { LINLI_SITE_TIME_ZONES: pairs }), [
    'LINLI_SITE_TIME_ZONES: expected a time zone such as Asia/Shanghai, got "Mars/Olympus"',
    'LINLI_SITE_TIME_ZONES: expected site=Area/City, got "b"',
    'LINLI_SITE_TIME_ZONES: expected site=Area/City, got "c=UTC=UTC"',
    'LINLI_SITE_TIME_ZONES: expected site=Area/City, got "=UTC"',
    'LINLI_SITE_TIME_ZONES: expected each site once, got "d=Asia/Tokyo"',
  ])
})
