import { type Handled, refused } from '../alerts/handle.ts'
import { isPaused, pause, resume } from '../alerts/pausing.ts'
import type { AlertRecord } from '../alerts/record.ts'
import { mayUrgeAt, urge } from '../alerts/urging.ts'
import type { AlertChange } from '../model/alert.ts'
import type { Command } from '../model/command.ts'
import { SYSTEM } from '../model/person.ts'
import { HOUR, toRfc3339 } from '../model/time.ts'
import { isLifeSafety } from './life-safety.ts'
import type { Community } from './state.ts'
import { holdingTimer } from './timer.ts'

/** Paused once more, it has the new end. */
export function pauseAlert(community: Community, record: AlertRecord, command: Command): Handled {
  const { now, timers, policy } = community
  const { alert } = record
  if (isLifeSafety(community, alert)) return refused('ALERT_NEVER_PAUSED', command, alert)
  const until = command.until ?? now + (command.forMs ?? 0)
  const limit = `for more than 0 and at most ${policy.pauseForMsMax / HOUR} h`
  if (until <= now) return refused('PAUSE_ALREADY_OVER', command, alert, limit)
  if (until - now > policy.pauseForMsMax) return refused('PAUSE_TOO_LONG', command, alert, limit)
  timers.push(holdingTimer('pause-end', alert.id, until))
  return { ok: true, changes: [pause(record, until, command, now)] }
}

export function resumeAlert({ now }: Community, record: AlertRecord, command: Command): Handled {
  if (!isPaused(record)) return refused('ALERT_NOT_PAUSED', command, record.alert)
  return { ok: true, changes: [resume(record, command.actor, now, command.note)] }
}

/** Fires at the end of a pause, or at what was its end before it was put off. */
export function pauseOver({ alerts, now }: Community, alertId: string, changes: AlertChange[]): void {
  const record = alerts.get(alertId)
  const until = record?.alert.pausedUntil ?? null
  if (record !== undefined && until !== null && until <= now) changes.push(resume(record, SYSTEM, now))
}

export function urgeAlert({ now }: Community, record: AlertRecord, command: Command): Handled {
  const again = mayUrgeAt(record, command.actor, now)
  if (again !== undefined)
    return refused(
      'ALERT_JUST_URGED',
      command,
      record.alert,
      `again at ${toRfc3339(again)}; meanwhile comment, or assign it to somebody else`,
    )
  return { ok: true, changes: [urge(record, command.actor, now, command.note)] }
}
