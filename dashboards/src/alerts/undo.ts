import type { Say } from '../words/say.ts'
import type { Command } from './commands.ts'

type Given = Omit<Command, 'alert'>

/** What takes back what was just done, where something does; nothing else is to be undone by a hasty finger. */
export function undoOf({ action }: Given, me: string, say: Say): Given | undefined {
  switch (action) {
    case 'claim':
      return { action: 'return', reason: say('action.undone') }
    case 'return':
      return { action: 'claim' }
    case 'transfer':
      return { action: 'assign', assignee: me, note: say('action.undone') }
    case 'pause':
      return { action: 'resume' }
    default:
      return undefined
  }
}
