import type { WireAlert } from '../../../services/api/wire/alert.ts'
import type { WireMe } from '../../../services/api/wire/session.ts'
import type { Action } from './commands.ts'

type Standing = Pick<
  WireAlert,
  'handling' | 'condition' | 'assignee' | 'latched' | 'pausedUntil' | 'shelvedUntil'
>
type Me = Pick<WireMe, 'username' | 'role'>

/** What the alert alone does not say. */
interface Besides {
  /** Who saw it: whoever did may give it back. */
  readonly acknowledgedBy?: string | undefined
  /** It is the right of some. */
  readonly mayShelve?: boolean
}

const isMine = ({ assignee }: Standing, { username }: Me): boolean => assignee === username

/** What can be done about an alert as it stands, by whoever looks at it, in the order of a working day. */
export function actionsFor(alert: Standing, me: Me, besides: Besides = {}): Action[] {
  const standing = ofHandling(alert, me, besides)
  return standing.length === 0 ? [] : [...standing, ...shelving(alert, besides)]
}

function ofHandling(alert: Standing, me: Me, { acknowledgedBy }: Besides): Action[] {
  const mine = isMine(alert, me)
  switch (alert.handling) {
    case 'new':
      return ['acknowledge', 'claim', 'assign', 'on-site', 'resolve', 'urge', 'comment']
    case 'acknowledged': {
      const back: Action[] = acknowledgedBy === me.username ? ['return'] : []
      return ['claim', 'assign', 'on-site', 'resolve', ...back, ...pausing(alert), 'urge', 'comment']
    }
    case 'assigned':
      return mine
        ? ['on-site', 'acknowledge', 'resolve', 'transfer', 'return', ...pausing(alert), 'comment']
        : ['on-site', 'urge', 'assign', 'resolve', ...pausing(alert), 'comment']
    case 'on-site':
      return mine
        ? ['resolve', 'transfer', 'return', ...pausing(alert), 'comment']
        : ['resolve', 'urge', 'assign', ...pausing(alert), 'comment']
    case 'resolved':
      return []
  }
}

// What does not clear by itself hangs on a life, or may: it is never paused, nor put aside.
function pausing({ pausedUntil, latched }: Standing): Action[] {
  if (pausedUntil !== null) return ['resume']
  return latched ? [] : ['pause']
}

function shelving({ shelvedUntil, latched }: Standing, { mayShelve = false }: Besides): Action[] {
  if (!mayShelve) return []
  if (shelvedUntil !== null) return ['unshelve']
  return latched ? [] : ['shelve']
}

/** The likeliest of them: somebody goes there while it is so; once it is over, it is closed. */
export function nextAction(alert: Standing, me: Me): Action | undefined {
  const { handling, condition, pausedUntil } = alert
  if (handling === 'new') return 'acknowledge'
  if (handling === 'resolved') return undefined
  if (condition === 'cleared') return 'resolve'
  if (pausedUntil !== null) return 'resume'
  if (handling === 'on-site') return 'resolve'
  if (handling === 'assigned') return 'on-site'
  return dispatches(me) ? 'assign' : 'claim'
}

/** Who sits at a desk gives it to somebody; who is on the way takes it. */
const dispatches = ({ role }: Me): boolean => role === 'administrator' || role === 'manager'
