import type { WireProblem } from '../api/wire/session.ts'

/** What the server refuses and why; of a rule each fault on a line of its own, with its place and what would be right. */
export function refusalWords({ code, title, detail, faults = [] }: WireProblem): string {
  const said = `${code}: ${title}${detail === undefined ? '' : ` ${detail}`}`
  return [said, ...faults.map(faultLine)].join('\n')
}

export const faultLine = ({ path, level, says }: NonNullable<WireProblem['faults']>[number]): string =>
  `  ${level === 'warning' ? 'warning: ' : ''}${path === '' ? 'the rule' : path}: ${says.en}`
