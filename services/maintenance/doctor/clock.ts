import { type DurationMs, type Instant, SECOND } from '../../domain/model/time.ts'
import { type Finding, fault, ok, warning } from './finding.ts'
import type { Patient } from './patient.ts'
import { ask, runningServer } from './running.ts'

const about = 'clock'
/** A Date header has whole seconds, and the answer takes its time. */
const worthAWordMs: DurationMs = 5 * SECOND
const faultMs: DurationMs = 60 * SECOND

export async function checkClock(patient: Patient): Promise<Finding[]> {
  const { config } = patient
  const influx = config?.influx && (await ask(`${config.influx.url}/ping`))
  const found = [
    compare('the running server', (await runningServer(patient))?.date, Date.now()),
    compare('InfluxDB', influx?.date, Date.now()),
  ].filter(finding => finding !== undefined)
  return found.length > 0
    ? found
    : [ok(about, `${new Date().toISOString()}; nobody is there to compare it with`)]
}

export function compare(whose: string, date: string | undefined, now: Instant): Finding | undefined {
  const theirs = Date.parse(date ?? '')
  if (Number.isNaN(theirs)) return undefined
  const apartMs = Math.abs(now - theirs)
  if (apartMs < worthAWordMs) return ok(about, `agrees with ${whose}’s`)
  const words = `this machine’s is ${Math.round(apartMs / SECOND)} s ${now > theirs ? 'ahead of' : 'behind'} ${whose}’s`
  return (apartMs < faultMs ? warning : fault)(about, words, 'keep both by NTP')
}
