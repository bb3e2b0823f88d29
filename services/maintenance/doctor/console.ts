import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Finding, ok, warning } from './finding.ts'

const page = fileURLToPath(new URL('../../../dashboards/dist/index.html', import.meta.url))

export function checkConsole(_patient: unknown, path = page): Finding[] {
  return [
    existsSync(path)
      ? ok('console', 'it is built')
      : warning('console', 'it is not built: the server shows no pages', 'npm run build:console'),
  ]
}
