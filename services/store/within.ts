import type { SQLInputValue } from 'node:sqlite'
import type { DeviceWithin, Within } from '../domain/model/scope.ts'

export interface SqlTest {
  readonly test: string
  readonly values: readonly SQLInputValue[]
}

/**
 * Rows of a table with the columns `site`, `zone`, `device` and `raised_at` that lie within. `sameMoment` says which of
 * those raised at the very moment from which on a device is somebody's are still of that person.
 */
export function withinTest({ sites, zones, devices }: Within, sameMoment: string): SqlTest {
  const pairs = zones.flatMap(one => one.zones.map(zone => [one.site, zone]))
  const always = devices.filter(({ since }) => since === null).map(({ site, device }) => [site, device])
  const tests = [
    listed('site', sites),
    listed('(site, zone)', pairs),
    listed('(site, device)', always),
    ...devices.map(one => since(one, sameMoment)),
  ].filter(one => one !== undefined)
  return {
    test: tests.length === 0 ? '0' : `(${tests.map(({ test }) => test).join(' OR ')})`,
    values: tests.flatMap(({ values }) => values),
  }
}

/** However many there are, they are one value: a statement takes no more than some thousands. */
function listed(columns: string, values: readonly unknown[]): SqlTest | undefined {
  if (values.length === 0) return undefined
  const columnsOfOne = columns.startsWith('(') ? "value ->> '$[0]', value ->> '$[1]'" : 'value'
  return {
    test: `${columns} IN (SELECT ${columnsOfOne} FROM json_each(?))`,
    values: [JSON.stringify(values)],
  }
}

function since({ site, device, since }: DeviceWithin, sameMoment: string): SqlTest | undefined {
  if (since === null) return undefined
  const test = `(site = ? AND device = ? AND (raised_at > ? OR (raised_at = ? AND ${sameMoment})))`
  return { test, values: [site, device, since, since] }
}
