import type { Alert } from '../model/alert.ts'
import type { Action, RefusalCode } from '../model/command.ts'

export const KEY_REUSED =
  'Name a key of its own for each command, and the same again only to repeat that command.'

/** Why an action is refused and what can be done instead, for the person who asked; nothing where the code says all. */
export function whyNot(code: RefusalCode, action: Action, alert: Alert): string | undefined {
  const who = alert.assignee ?? 'somebody'
  switch (code) {
    case 'ALERT_ALREADY_ACKNOWLEDGED':
      return `${stateOf(alert)}: say that you are on site, assign it, or resolve it.`
    case 'ALERT_ALREADY_ON_SITE':
      return `${stateOf(alert)}: comment, or resolve it when it is settled.`
    case 'ALERT_ALREADY_RESOLVED':
      return 'If the trouble is back, its next episode is an alert of its own.'
    case 'ALERT_TAKEN':
      return `${stateOf(alert)}: urge ${who}, ask for it to be transferred, or assign it.`
    case 'ALERT_NOT_YOURS':
      return `${stateOf(alert)}, and ${who} alone can ${action} it: assign it to somebody else over ${who}'s head.`
    case 'ALERT_ALREADY_YOURS':
      return yours[action] ?? yours.claim
    case 'ALERT_NOT_TAKEN':
      return nobodys[action] ?? nobodys.transfer
    case 'ALERT_NEVER_PAUSED':
      return 'Return it, or transfer it to somebody who can go now.'
    case 'ALERT_NOT_PAUSED':
      return `${stateOf(alert)}, and goes on already.`
    case 'ALERT_VERSION_CONFLICT':
      return `${stateOf(alert)} by now, at version ${alert.version}: look at it again, and name that version.`
    case 'ALERT_NEVER_SHELVED':
      return 'Claim it, or assign it to somebody who can go; if nothing is the matter, resolve it as a false alarm.'
    case 'ALERT_NOT_SHELVED':
      return 'Nobody put it aside, or that is over: there is nothing to take back. `suppressed` says what else holds it back.'
    case 'IDEMPOTENCY_KEY_REUSED':
      return KEY_REUSED
    default:
      return undefined
  }
}

function stateOf({ handling, assignee }: Alert): string {
  switch (handling) {
    case 'assigned':
      return `${assignee} has it`
    case 'on-site':
      return `${assignee} has it and somebody is on site`
    case 'acknowledged':
      return 'It is acknowledged'
    default:
      return 'It is new'
  }
}

const yours: Partial<Record<Action, string>> & { readonly claim: string } = {
  claim: 'Go there, resolve it, transfer it or return it.',
  transfer: 'Name somebody else to transfer it to.',
  urge: 'Whoever has it is urged, and that is you: transfer or return it if you cannot go.',
}

const nobodys: Partial<Record<Action, string>> & { readonly transfer: string } = {
  transfer: 'There is nobody to take it from: assign it.',
  return: 'There is nobody to return it: claim it or assign it.',
  pause: 'Acknowledge or claim it first; if it can wait for everybody, shelve it.',
}
