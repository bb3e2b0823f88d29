import { type Finding, fault, ok } from './finding.ts'

/** From here on it runs the sources as they are, and has the SQLite that we use. */
export const NODE_MAJOR_MIN = 24

export function checkNode(_patient: unknown, version = process.versions.node): Finding[] {
  return [
    Number.parseInt(version, 10) >= NODE_MAJOR_MIN
      ? ok('Node', version)
      : fault(
          'Node',
          `${version} is too old`,
          `${NODE_MAJOR_MIN} or newer: npm ci brings one into node_modules/.bin`,
        ),
  ]
}
