import { type Finding, fault, ok, warning } from './finding.ts'
import type { Patient } from './patient.ts'
import { ask, runningServer } from './running.ts'

const about = 'server'
const remedy = 'see its log, and docs/operations.md'

/** What the running server says of itself. */
export async function checkServer(patient: Patient): Promise<Finding[]> {
  const running = await runningServer(patient)
  if (running === undefined) return [ok(about, 'none answers under these settings')]
  const { ready, reasons } = readyzOf((await ask(`${running.url}/readyz`))?.body)
  if (ready && reasons.length === 0) return [ok(about, 'it runs and is ready')]
  const level = ready ? warning : fault
  return reasons.map(words => level(about, `it says: ${words}`, remedy))
}

function readyzOf(body = ''): { ready: boolean; reasons: readonly string[] } {
  try {
    return JSON.parse(body)
  } catch {
    return { ready: false, reasons: ['nothing that can be understood'] }
  }
}
