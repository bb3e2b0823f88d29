import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { incomingOf } from '../../store/backup/incoming.ts'
import { diskFreeBytes, inMib } from '../../store/space.ts'
import { type Finding, fault, ok, warning } from './finding.ts'
import type { Patient } from './patient.ts'

const about = 'data folder'
/** With less, the next hour may bring a full disk. */
const freeBytesMin = 64 * 1_048_576
const othersMay = 0o077

export function checkFolder(patient: Patient): Finding[] {
  const { folder } = patient
  const stats = statSync(folder, { throwIfNoEntry: false })
  if (stats === undefined) return [warning(about, `${folder} is not there`, 'the first start makes it')]
  if (!stats.isDirectory()) return [fault(about, `${folder} is no folder`, 'name a folder in LINLI_DATA')]
  return [writable(folder), privacy(patient), room(patient), ...incoming(patient)]
}

function writable(folder: string): Finding {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return ok(about, `${folder} can be written`)
  } catch {
    return fault(
      about,
      `${folder} cannot be written by this user`,
      'give it to the user that runs the server',
    )
  }
}

function privacy({ folder, file }: Patient): Finding {
  const open = [folder, file].filter(path => existsSync(path) && (statSync(path).mode & othersMay) !== 0)
  if (open.length === 0) return ok(about, 'its owner alone can read it')
  return warning(
    about,
    `others can read ${open.join(' and ')}: health data and password hashes lie there`,
    `chmod go-rwx ${open.join(' ')}`,
  )
}

function room({ file, config }: Patient): Finding {
  const free = diskFreeBytes(file)
  const database = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (free < freeBytesMin)
    return fault(about, `${inMib(free)} are free`, 'make room: on a full disk nothing is accepted')
  const wanted = database + (config?.backup.roomBytesMin ?? 0)
  if (free < wanted)
    return warning(
      about,
      `${inMib(free)} are free, and the database has ${inMib(database)}`,
      `make room for a backup beside it: ${inMib(wanted)}`,
    )
  return ok(about, `${inMib(free)} are free`)
}

function incoming({ file }: Patient): Finding[] {
  if (!existsSync(incomingOf(file))) return []
  return [warning(about, 'a restored database waits to take its place', 'start the server: it takes it')]
}
