import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { Say } from '../words/say.ts'
import type { Command } from './commands.ts'

type Given = Omit<Command, 'alert'>

/**
 * What takes back what was just done, where something does; nothing else is to be undone by a hasty finger. `before` is who
 * had it until then.
 */
export function undoOf(
  { action }: Given,
  me: string,
  say: Say,
  before?: Pick<WireAlert, 'assignee' | 'handling'>,
): Given | undefined {
  switch (action) {
    case 'acknowledge':
      return before?.handling === 'new' ? { action: 'return', reason: say('action.undone') } : undefined
    case 'claim':
      return { action: 'return', reason: say('action.undone') }
    case 'return':
      return { action: 'claim' }
    case 'transfer':
      return { action: 'assign', assignee: me, note: say('action.undone') }
    case 'assign':
      return before?.assignee
        ? { action: 'assign', assignee: before.assignee, note: say('action.undone') }
        : undefined
    case 'pause':
      return { action: 'resume' }
    case 'shelve':
      return { action: 'unshelve' }
    default:
      return undefined
  }
}
