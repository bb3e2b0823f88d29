import { type Finding, fault, ok } from './finding.ts'
import type { Patient } from './patient.ts'

export function checkConfiguration({ faults }: Patient): Finding[] {
  if (faults.length === 0) return [ok('settings', 'the server would start with them')]
  return faults.map(says =>
    fault('settings', says, 'see docs/configuration.md; the server does not start with it'),
  )
}
