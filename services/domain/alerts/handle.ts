import type { Alert, AlertChange, AlertEventType } from '../model/alert.ts'
import type { Action, Command, RefusalCode } from '../model/command.ts'
import type { Instant } from '../model/time.ts'
import { type AlertRecord, over, record } from './record.ts'

export type Handled =
  | { readonly ok: true; readonly changes: AlertChange[] }
  | { readonly ok: false; readonly code: RefusalCode; readonly detail?: string }

/** What moves the handling of an alert: shelving is about whether people hear of it. */
export type HandlingAction = Exclude<Action, 'shelve' | 'unshelve'>
type HandlingCommand = Command & { readonly action: HandlingAction }

/** What a person does to an alert: done, or refused with a reason. */
export function handle(of: AlertRecord, command: HandlingCommand, at: Instant): Handled {
  const why = refusals[command.action](of.alert)
  if (why !== undefined) return refused(why)
  const changes: AlertChange[] = []
  if (command.action === 'resolve' && of.alert.condition === 'active')
    changes.push(clearByHand(of, command, at))
  const happening = { type: eventTypes[command.action], at, actor: command.actor, note: noteOf(command) }
  changes.push(record(of, happening, patches[command.action](of.alert, command)))
  return { ok: true, changes }
}

const refused = (code: RefusalCode): Handled => ({ ok: false, code })

const notResolved = (alert: Alert): RefusalCode | undefined =>
  alert.handling === 'resolved' ? 'ALERT_ALREADY_RESOLVED' : undefined

const refusals: Record<HandlingAction, (alert: Alert) => RefusalCode | undefined> = {
  acknowledge: alert =>
    notResolved(alert) ?? (alert.handling === 'new' ? undefined : 'ALERT_ALREADY_ACKNOWLEDGED'),
  assign: notResolved,
  comment: () => undefined,
  'on-site': alert =>
    notResolved(alert) ?? (alert.handling === 'on-site' ? 'ALERT_ALREADY_ON_SITE' : undefined),
  resolve: notResolved,
}

const eventTypes: Record<HandlingAction, AlertEventType> = {
  acknowledge: 'acknowledged',
  assign: 'assigned',
  comment: 'commented',
  'on-site': 'on-site',
  resolve: 'resolved',
}

const patches: Record<HandlingAction, (alert: Alert, command: Command) => Partial<Alert>> = {
  acknowledge: alert => ({ handling: 'acknowledged', version: alert.version + 1 }),
  assign: (alert, command) => ({
    handling: alert.handling === 'on-site' ? 'on-site' : 'assigned',
    assignee: command.assignee ?? command.actor,
    version: alert.version + 1,
  }),
  comment: () => ({}),
  'on-site': (alert, command) => ({
    handling: 'on-site',
    assignee: alert.assignee ?? command.actor,
    version: alert.version + 1,
  }),
  resolve: (alert, { cause = null }) => ({ handling: 'resolved', cause, version: alert.version + 1 }),
}

// What was announced as raised is announced as cleared, also where it is a person who ends it.
const clearByHand = (of: AlertRecord, command: Command, at: Instant): AlertChange =>
  record(of, { type: 'cleared', at, actor: command.actor, note: 'by hand' }, over(of.alert, at))

const noteOf = (command: Command): string | undefined =>
  command.action === 'assign' && command.note === undefined
    ? `→ ${command.assignee ?? command.actor}`
    : command.note
