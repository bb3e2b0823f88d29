import { checkClock } from './clock.ts'
import { checkConfiguration } from './configuration.ts'
import { checkConsole } from './console.ts'
import { checkDatabase } from './database.ts'
import type { Finding } from './finding.ts'
import { checkFolder } from './folder.ts'
import { checkInfluxDb } from './influx.ts'
import { checkLimits } from './limits.ts'
import { checkNode } from './node-version.ts'
import { type Patient, patientOf } from './patient.ts'
import { checkPorts } from './ports.ts'
import { checkServer } from './server.ts'
import { checkTls } from './tls.ts'

type Check = (patient: Patient) => Finding[] | Promise<Finding[]>

/** In the order in which they are told: what the rest depends on first. */
const checks: readonly (readonly [about: string, check: Check])[] = [
  ['Node', checkNode],
  ['settings', checkConfiguration],
  ['data folder', checkFolder],
  ['database', checkDatabase],
  ['InfluxDB', checkInfluxDb],
  ['ports', checkPorts],
  ['TLS', checkTls],
  ['clock', checkClock],
  ['server', checkServer],
  ['limits', checkLimits],
  ['console', checkConsole],
]

/** Everything that can be found out without changing anything, beside a running server or without one. */
export async function examine(
  variables: Readonly<Record<string, string | undefined>>,
  data?: string,
): Promise<Finding[]> {
  const patient = patientOf(variables, data)
  const findings: Finding[] = []
  for (const [about, check] of checks) findings.push(...(await tried(about, check, patient)))
  return findings
}

/** A check that trips over something is a finding; the others still run. */
async function tried(about: string, check: Check, patient: Patient): Promise<Finding[]> {
  try {
    return await check(patient)
  } catch (error) {
    const says = `could not be looked at: ${(error as Error).message}`
    return [{ about, level: 'fault', says, remedy: 'see to what the message names, and run this again' }]
  }
}
