import { X509Certificate } from 'node:crypto'
import { DAY, type Instant } from '../../domain/model/time.ts'
import { type Finding, fault, ok, warning } from './finding.ts'
import type { Patient } from './patient.ts'

const about = 'TLS'
const daysLeftMin = 30

/** That certificate and key belong together is checked with the settings. */
export function checkTls({ config }: Patient, now: Instant = Date.now()): Finding[] {
  if (config === undefined) return []
  const { tls } = config.api
  if (tls === undefined) return [ok(about, 'none is set')]
  const { validFromDate, validToDate, subject } = new X509Certificate(tls.cert)
  const name = subject?.replaceAll('\n', ', ') ?? 'the certificate'
  const daysLeft = Math.floor((validToDate.getTime() - now) / DAY)
  if (validToDate.getTime() <= now)
    return [fault(about, `${name} has expired on ${day(validToDate)}`, 'renew it and restart the server')]
  if (validFromDate.getTime() > now)
    return [fault(about, `${name} is not valid before ${day(validFromDate)}`, 'set the clock, or wait')]
  if (daysLeft < daysLeftMin)
    return [warning(about, `${name} expires in ${daysLeft} days`, 'renew it and restart the server')]
  return [ok(about, `${name} is good for ${daysLeft} days`)]
}

const day = (date: Date): string => date.toISOString().slice(0, 10)
