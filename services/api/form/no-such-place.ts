import type { RuleFault } from '../../domain/model/rule-fault.ts'
import { fault } from '../../domain/rules/sense/draft.ts'
import { nearest } from '../../domain/rules/sense/nearest.ts'

export const SITE = ['site', '社区'] as const
export const ZONE = ['zone', '区域'] as const
export const DEVICE = ['device', '设备'] as const

/** That there is no such thing, and the nearest name alone: a community has thousands. */
export function noSuchPlace(
  path: string,
  [en, zh]: readonly [string, string],
  name: string,
  candidates: readonly string[],
): RuleFault {
  const near = nearest(name, candidates)
  const [meant, meantZh] =
    near === undefined ? ['', ''] : [`; did you mean “${near}”?`, `；是否为“${near}”？`]
  return fault(path, `there is no ${en} “${name}”${meant}`, `没有${zh}“${name}”${meantZh}`)
}
