import { existsSync, statSync } from 'node:fs'
import { RuleBook } from '../../domain/community/program.ts'
import { kindList, rulesForAll } from '../../domain/kinds/kinds.ts'
import { StorageError } from '../../journal/storage-error.ts'
import { replay } from '../../runtime/replay.ts'
import { incomingOf } from '../../store/backup/incoming.ts'
import { checkFiles } from '../../store/data-check.ts'
import { type Examination, examineDatabase } from '../../store/examination.ts'
import { isHeld } from '../../store/folder-lock.ts'
import { inMib } from '../../store/space.ts'
import { type Finding, fault, ok, warning } from './finding.ts'
import type { Patient } from './patient.ts'

const about = 'database'
const putBack = 'put a backup back: linli restore; what lies there now is moved aside, not deleted'

export async function checkDatabase(patient: Patient): Promise<Finding[]> {
  // A restored one that waits is what the next start opens.
  const file = existsSync(incomingOf(patient.file)) ? incomingOf(patient.file) : patient.file
  const lost = checkWhatIsLeft(file)
  if (lost.some(({ level }) => level === 'fault')) return lost
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0) return [ok(about, 'there is none yet; the first start makes it')]
  return [...lost, ...(await examined(file))]
}

/** What a start would find before it opens anything; beside a running server the files are in motion. */
function checkWhatIsLeft(file: string): Finding[] {
  if (isHeld(file)) return []
  const damage: Finding[] = []
  try {
    checkFiles(file, ({ message }) => damage.push(warning(about, message, putBack)))
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    return [fault(about, `${error.code}: ${error.message}`, putBack)]
  }
  return damage
}

async function examined(file: string): Promise<Finding[]> {
  let found: Examination
  try {
    found = examineDatabase(file)
  } catch (error) {
    return [fault(about, `cannot be opened: ${(error as Error).message}`, putBack)]
  }
  try {
    return await checkContent(found)
  } finally {
    found.close()
  }
}

async function checkContent(found: Examination): Promise<Finding[]> {
  const { version, versionKnown } = found
  if (version > versionKnown) {
    const says = `version ${version}, and this Linli knows up to ${versionKnown}`
    return [fault(about, says, 'run the newer Linli that wrote it')]
  }
  const pages = checkPages(found)
  // What lies on damaged pages cannot be judged further.
  if (pages.level === 'fault') return [pages]
  if (version < versionKnown) {
    const says = `version ${version}: the next start copies it and brings it to ${versionKnown}`
    return [pages, warning(about, says, 'leave room for the copy'), checkLog(found)]
  }
  return [pages, checkLog(found), checkSnapshots(found), await checkReplay(found), sizes(found)]
}

function checkPages(found: Examination): Finding {
  const faults = found.tables.flatMap(table => found.faultsIn(table).map(words => `${table}: ${words}`))
  if (faults.length === 0) return ok(about, `every page of its ${found.tables.length} tables is whole`)
  return fault(about, `it is damaged: ${faults.slice(0, 3).join('; ')}`, putBack)
}

function checkLog(found: Examination): Finding {
  const from = found.wholeFrom()
  const gap = found.gapAfter(from)
  if (gap === undefined) return ok(about, `the log is whole from ${from + 1} to ${found.head()}`)
  return fault(about, `the log misses ${gap}`, putBack)
}

function checkSnapshots(found: Examination): Finding {
  const { snapshot, damaged } = found.snapshots()
  if (damaged.length === 0)
    return ok(about, snapshot ? `the newest snapshot (${snapshot.seq}) is whole` : 'there is no snapshot yet')
  const says = `the snapshot at ${damaged.join(', ')} is damaged`
  if (snapshot !== undefined || found.wholeFrom() === 0)
    return warning(about, `${says}; what is left of them and the log replace it`, 'check the disk')
  return fault(about, `${says}, and the log does not reach back to its beginning`, putBack)
}

/** The same replay that a start does, and whether it leads to the alerts that the list shows. */
async function checkReplay(found: Examination): Promise<Finding> {
  const head = found.head()
  const open = found.alertsOpen()
  const journal = {
    read: async (after: number, entriesMax: number) => found.read(after, entriesMax),
    latestSnapshot: async () => found.snapshots().snapshot,
  }
  const { communities, entries, diverged } = await replay(journal, new RuleBook(kindList, rulesForAll), head)
  if (diverged.length > 0) {
    const says = `replay leads to other alert events than were journalled, at ${diverged.slice(0, 5).join(', ')}`
    return warning(about, says, 'the journal stands; keep a backup and report it')
  }
  let replayed = 0
  for (const { alerts } of communities.list())
    for (const { alert } of alerts.values())
      if (alert.condition === 'active' && alert.handling !== 'resolved') replayed += 1
  if (replayed !== open && found.head() !== head)
    return ok(about, `replaying ${entries} inputs diverges nowhere; the server goes on meanwhile`)
  if (replayed !== open)
    return fault(about, `replay leads to ${replayed} open alerts, and the list has ${open}`, putBack)
  return ok(about, `replaying ${entries} inputs leads to the same ${open} open alerts`)
}

const parts: readonly (readonly [words: string, tables: RegExp])[] = [
  ['log', /^(batch|log_)/],
  ['history', /^history_/],
  ['alerts', /^alert/],
  ['snapshots', /^snapshot/],
  ['the rest', /./],
]

function sizes(found: Examination): Finding {
  const bytes = new Map(parts.map(([words]) => [words, 0]))
  for (const table of found.tables) {
    const words = parts.find(([, tables]) => tables.test(table))?.[0] ?? ''
    bytes.set(words, (bytes.get(words) ?? 0) + found.bytesOf(table))
  }
  return ok(about, [...bytes].map(([words, size]) => `${words} ${inMib(size)}`).join(', '))
}
