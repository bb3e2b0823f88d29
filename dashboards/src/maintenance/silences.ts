import type { WireSilence } from '../../../services/api/wire/maintenance.ts'

/** Of several devices together: each rule once, with all the devices that it is about. */
export function silencesOf(answers: readonly WireSilence[]): WireSilence {
  const rules = new Map<string, WireSilence['silences'][number]>()
  for (const each of answers.flatMap(({ silences }) => silences)) {
    const known = rules.get(each.rule)
    rules.set(each.rule, known ? { ...known, devices: known.devices + each.devices } : each)
  }
  return { devices: answers.reduce((sum, { devices }) => sum + devices, 0), silences: [...rules.values()] }
}
