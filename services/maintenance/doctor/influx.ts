import { checkInflux } from '../../influx/check.ts'
import { type Finding, fault, ok } from './finding.ts'
import type { Patient } from './patient.ts'

const about = 'InfluxDB'

export async function checkInfluxDb({ config }: Patient): Promise<Finding[]> {
  if (config === undefined) return []
  if (config.influx === undefined) return [ok(about, 'none is set; the embedded history serves')]
  const check = await checkInflux(config.influx)
  if (check.ok) return [ok(about, `${config.influx.url} takes lines and answers queries`)]
  return [fault(about, check.message, 'the flow goes on without it, and what waits for it is bounded')]
}
