import { checkInflux, type InfluxFault } from '../../influx/check.ts'
import { type Finding, fault, ok } from './finding.ts'
import type { Patient } from './patient.ts'

const about = 'InfluxDB'

export async function checkInfluxDb({ config }: Patient): Promise<Finding[]> {
  if (config === undefined) return []
  if (config.influx === undefined) return [ok(about, 'none is set; the embedded history serves')]
  const check = await checkInflux(config.influx)
  if (check.ok) return [ok(about, `${config.influx.url} takes lines and answers queries`)]
  return [fault(about, check.message, `${remedies[check.fault]}; the flow goes on meanwhile`)]
}

const remedies: Readonly<Record<InfluxFault, string>> = {
  unreachable: 'start InfluxDB, or set the address at which it listens',
  'timed-out': 'see to InfluxDB and the way to it',
  'not-influxdb': 'set the address of InfluxDB itself and the API of its version (v1, v2)',
  unauthorized: 'set what InfluxDB accepts',
  'write-forbidden': 'give the account or token the right to write there',
  'read-forbidden': 'give the account or token the right to read there',
  'bucket-missing': 'make it in InfluxDB, or name one that there is',
  failing: 'see to InfluxDB: its log says why',
}
