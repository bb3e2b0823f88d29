import { constants, setPriority } from 'node:os'
import { argv, stdout } from 'node:process'
import { BackupError } from './backup-error.ts'
import { copyDatabase } from './copy.ts'
import { prepareForRestore } from './prepare.ts'
import type { Told } from './told.ts'

// A process of its own: it can be ended at any moment, which a thread inside SQLite cannot, and a damaged file that it
// trips over takes nothing else with it.
// Whatever it takes, alerts go first.
setPriority(constants.priority.PRIORITY_LOW)

const [, , task, ...files] = argv

function work() {
  const [first = '', second = ''] = files
  if (task === 'copy') return copyDatabase(first, second, () => tell({ read: true }))
  return prepareForRestore(first)
}

function tell(told: Told): void {
  stdout.write(`${JSON.stringify(told)}\n`)
}

try {
  tell({ facts: work() })
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  tell(error instanceof BackupError ? { code: error.code, detail: error.detail } : { message })
}
