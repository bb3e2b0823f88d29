import type { WireProblem } from '../../../services/api/wire/session.ts'
import { ApiProblem } from '../api/request.ts'
import { faultInChinese } from './fault-zh.ts'

export type Fault = NonNullable<WireProblem['faults']>[number]

/** What the server found wrong, by the field: of a checked form its faults, of any other the fields that its detail names. */
export function faultsOf(error: unknown): readonly Fault[] {
  if (!(error instanceof ApiProblem)) return []
  const { faults, detail } = error.problem
  if (faults !== undefined) return faults
  return error.code === 'VALIDATION_FAILED' && detail !== undefined ? faultsNamed(detail) : []
}

/** Those of a field, and of what lies in it: `steps.0` has those of `steps.0.afterMs`. */
export const faultsAt = (faults: readonly Fault[], path: string): readonly Fault[] =>
  faults.filter(fault => fault.path === path || fault.path.startsWith(`${path}.`))

/** Those that stand beside no field. */
export const faultsBeside = (faults: readonly Fault[], paths: readonly string[]): readonly Fault[] =>
  faults.filter(fault => !paths.some(path => faultsAt([fault], path).length > 0))

/** `name: must not be empty; steps.0.afterMs: expected a number`; what begins with no field goes on with the one before. */
function faultsNamed(detail: string): readonly Fault[] {
  const named: { path: string; says: string }[] = []
  for (const part of detail.split('; ')) {
    const [, path, says] = /^([A-Za-z][\w.-]*): (.+)$/s.exec(part) ?? []
    const last = named.at(-1)
    if (path !== undefined && says !== undefined) named.push({ path, says })
    else if (last) last.says += `; ${part}`
  }
  return named.map(({ path, says }) => ({
    path,
    level: 'fault',
    says: { en: says, zh: faultInChinese(says) },
  }))
}
