import { readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { basename } from 'node:path'

/**
 * From now on the thread that calls this runs where the others leave room. Only Linux gives a thread a priority of its own;
 * elsewhere it stays as it is, and answers false.
 */
export function giveWay(): boolean {
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')))
    setPriority(thread, constants.priority.PRIORITY_LOW)
    return true
  } catch {
    return false
  }
}
