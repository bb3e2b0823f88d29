import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { Action } from './commands.ts'

type Standing = Pick<WireAlert, 'handling' | 'condition'>

/** What can be done about an alert as it stands, in the order of a working day. */
export function actionsFor({ handling }: Standing): Action[] {
  switch (handling) {
    case 'new':
      return ['acknowledge', 'assign', 'on-site', 'resolve', 'comment']
    case 'acknowledged':
    case 'assigned':
      return ['assign', 'on-site', 'resolve', 'comment']
    case 'on-site':
      return ['assign', 'resolve', 'comment']
    case 'resolved':
      return ['comment']
  }
}

/** The likeliest of them: somebody goes there while it is so; once it is over, it is closed. */
export function nextAction({ handling, condition }: Standing): Action | undefined {
  if (handling === 'new') return 'acknowledge'
  if (handling === 'resolved') return undefined
  if (handling === 'on-site' || condition === 'cleared') return 'resolve'
  return handling === 'acknowledged' ? 'assign' : 'on-site'
}
