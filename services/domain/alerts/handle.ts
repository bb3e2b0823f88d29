import type { Alert, AlertChange, AlertEventType, Handling } from '../model/alert.ts'
import type { Action, Command, RefusalCode } from '../model/command.ts'
import type { PersonId } from '../model/person.ts'
import type { Instant } from '../model/time.ts'
import { moveOf, refusalOf, STAYS, standingOf } from './moves.ts'
import { isPaused, resume } from './pausing.ts'
import { type AlertRecord, over, record } from './record.ts'
import { whyNot } from './why-not.ts'

export type Handled =
  | { readonly ok: true; readonly changes: AlertChange[] }
  | { readonly ok: false; readonly code: RefusalCode; readonly detail?: string }

/** What moves the handling of an alert, or is only said of it: shelving, pausing and urging ask for more. */
export type HandlingAction = Exclude<Action, 'shelve' | 'unshelve' | 'pause' | 'resume' | 'urge'>
type HandlingCommand = Command & { readonly action: HandlingAction }

export const refused = (code: RefusalCode, { action }: Command, alert: Alert, says?: string): Handled => {
  const detail = says ?? whyNot(code, action, alert)
  return { ok: false, code, ...(detail !== undefined && { detail }) }
}

/** Whether a person may do this to an alert as it stands; nothing where it may be done. */
export function forbid({ alert, acknowledgedBy }: AlertRecord, command: Command): Handled | undefined {
  const code = refusalOf(command.action, alert, command.actor)
  if (code !== undefined) return refused(code, command, alert)
  const isAnothers = alert.handling === 'acknowledged' && acknowledgedBy !== command.actor
  if (command.action === 'return' && isAnothers) return refused('ALERT_NOT_YOURS', command, alert)
  const isToSelf = (command.assignee ?? command.actor) === command.actor
  return command.action === 'transfer' && isToSelf
    ? refused('ALERT_ALREADY_YOURS', command, alert)
    : undefined
}

/** What a person does to an alert, once it is known that it may be done. */
export function handle(of: AlertRecord, command: HandlingCommand, at: Instant): AlertChange[] {
  const { action, actor } = command
  const move = moveOf(action, standingOf(of.alert, actor)) as Handling | typeof STAYS
  const changes: AlertChange[] = []
  if (action === 'resolve' && of.alert.condition === 'active') changes.push(clearByHand(of, command, at))
  // Who goes on with it waits for nothing any more.
  if (action !== 'resolve' && move !== STAYS && isPaused(of)) changes.push(resume(of, actor, at))
  if (action === 'acknowledge') of.acknowledgedBy = actor
  if (action === 'on-site') of.onSiteBy = actor
  const { photo } = command
  const said = { note: noteOf(command), ...receiverOf(command), ...(photo && { photo }) }
  const happening = { type: eventTypes[action], at, actor, ...said }
  changes.push(record(of, happening, move === STAYS ? {} : patchOf(of.alert, command, move)))
  return changes
}

const eventTypes: Readonly<Record<HandlingAction, AlertEventType>> = {
  acknowledge: 'acknowledged',
  claim: 'assigned',
  assign: 'assigned',
  transfer: 'transferred',
  return: 'returned',
  comment: 'commented',
  'on-site': 'on-site',
  resolve: 'resolved',
}

const patchOf = (alert: Alert, command: HandlingCommand, handling: Handling): Partial<Alert> => ({
  handling,
  ...extras[command.action]?.(alert, command),
  version: alert.version + 1,
})

const handTo = (_: Alert, { assignee, actor }: Command) => ({ assignee: assignee ?? actor })

const extras: Readonly<Partial<Record<HandlingAction, (alert: Alert, command: Command) => Partial<Alert>>>> =
  {
    claim: handTo,
    assign: handTo,
    transfer: handTo,
    return: () => ({ assignee: null }),
    'on-site': (alert, { actor }) => ({ assignee: alert.assignee ?? actor }),
    resolve: (_, { cause = null }) => ({ cause, pausedUntil: null }),
  }

// What was announced as raised is announced as cleared, also where it is a person who ends it.
const clearByHand = (of: AlertRecord, command: Command, at: Instant): AlertChange =>
  record(of, { type: 'cleared', at, actor: command.actor, note: 'by hand' }, over(of.alert, at))

function noteOf({ action, note, reason, assignee, actor }: HandlingCommand): string | undefined {
  if (action === 'return') return reason
  return action === 'assign' && note === undefined ? `→ ${assignee ?? actor}` : note
}

/** Who has it from then on, where the note does not say it. */
function receiverOf({ action, assignee, actor }: HandlingCommand): { readonly to?: PersonId } {
  if (action === 'claim') return { to: actor }
  return action === 'transfer' && assignee !== undefined ? { to: assignee } : {}
}
