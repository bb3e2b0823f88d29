import type { WireAlert } from '../../../../services/api/wire/alert.ts'
import type { Entry, PressAction } from './entry.ts'

type Step = (alert: WireAlert, entry: Entry) => Partial<WireAlert>

/** As it will stand, if nobody else was faster: what waits to be sent is gone on from. */
export function foreseen(alert: WireAlert, entries: readonly Entry[]): WireAlert {
  let seen = alert
  for (const entry of entries)
    if (entry.alertId === alert.id && entry.refusal === null)
      seen = { ...seen, ...STEPS[entry.action]?.(seen, entry) }
  return seen
}

const STEPS: Readonly<Partial<Record<PressAction, Step>>> = {
  acknowledge: ({ handling }) => (handling === 'new' ? { handling: 'acknowledged' } : {}),
  claim: (_, { by }) => ({ handling: 'assigned', assignee: by }),
  assign: (_, { said }) => ({ handling: 'assigned', assignee: said.assignee ?? null }),
  transfer: (_, { said }) => ({ handling: 'assigned', assignee: said.assignee ?? null }),
  return: () => ({ handling: 'new', assignee: null }),
  'on-site': ({ assignee }, { by }) => ({ handling: 'on-site', assignee: assignee ?? by }),
  resolve: () => ({ handling: 'resolved' }),
}
