import type { Alert, Handling } from '../model/alert.ts'
import type { Action, RefusalCode } from '../model/command.ts'
import type { Actor } from '../model/person.ts'

export const STANDINGS = [
  'new',
  'acknowledged',
  'yours',
  'theirs',
  'yours-on-site',
  'theirs-on-site',
  'resolved',
] as const
/** How an alert stands for whoever wants to do something about it. */
export type Standing = (typeof STANDINGS)[number]

export const STAYS = 'stays'
/** Where an action leads, or why it is refused. */
export type Move = Handling | typeof STAYS | RefusalCode

const SEEN = 'ALERT_ALREADY_ACKNOWLEDGED'
const THERE = 'ALERT_ALREADY_ON_SITE'
const TAKEN = 'ALERT_TAKEN'
const YOURS = 'ALERT_ALREADY_YOURS'
const THEIRS = 'ALERT_NOT_YOURS'
const NOBODYS = 'ALERT_NOT_TAKEN'
const OVER = 'ALERT_ALREADY_RESOLVED'

/**
 * All that can be done, and what comes of it. What else an action asks for (a limit, a pause that is there to be ended) it
 * asks for itself, once it may be done at all. Whoever was given it says by
 * `acknowledge` that they have it; of what is acknowledged `return` is for whoever did so. After somebody called for help
 * again an alert is new whoever had it.
 */
// biome-ignore format: a table, a column for each standing
export const moves: Readonly<Record<Action, readonly [Move, Move, Move, Move, Move, Move, Move]>> = {
  //             new             acknowledged    yours       theirs      yours there  theirs there  resolved
  acknowledge: ['acknowledged', SEEN,           STAYS,      SEEN,       SEEN,        SEEN,         OVER],
  claim:       ['assigned',     'assigned',     YOURS,      TAKEN,      YOURS,       TAKEN,        OVER],
  assign:      ['assigned',     'assigned',     'assigned', 'assigned', 'on-site',   'on-site',    OVER],
  transfer:    [NOBODYS,        NOBODYS,        'assigned', THEIRS,     'assigned',  THEIRS,       OVER],
  return:      [NOBODYS,        'new',          'new',      THEIRS,     'new',       THEIRS,       OVER],
  'on-site':   ['on-site',      'on-site',      'on-site',  'on-site',  THERE,       THERE,        OVER],
  pause:       [NOBODYS,        STAYS,          STAYS,      STAYS,      STAYS,       STAYS,        OVER],
  resume:      [STAYS,          STAYS,          STAYS,      STAYS,      STAYS,       STAYS,        OVER],
  urge:        [STAYS,          STAYS,          YOURS,      STAYS,      YOURS,       STAYS,        OVER],
  comment:     [STAYS,          STAYS,          STAYS,      STAYS,      STAYS,       STAYS,        OVER],
  resolve:     ['resolved',     'resolved',     'resolved', 'resolved', 'resolved',  'resolved',   OVER],
  shelve:      [STAYS,          STAYS,          STAYS,      STAYS,      STAYS,       STAYS,        OVER],
  unshelve:    [STAYS,          STAYS,          STAYS,      STAYS,      STAYS,       STAYS,        OVER],
}

/** As what else an action may be refused once it may be done at all: what it asks for besides is not there. */
export const alsoRefusedAs: Readonly<Partial<Record<Action, RefusalCode>>> = {
  pause: 'ALERT_NEVER_PAUSED',
  resume: 'ALERT_NOT_PAUSED',
  urge: 'ALERT_JUST_URGED',
  shelve: 'ALERT_NEVER_SHELVED',
  unshelve: 'ALERT_NOT_SHELVED',
}

export const standingOf = (
  { handling, assignee }: Pick<Alert, 'handling' | 'assignee'>,
  by: Actor,
): Standing => {
  if (handling === 'assigned') return assignee === by ? 'yours' : 'theirs'
  if (handling === 'on-site') return assignee === by ? 'yours-on-site' : 'theirs-on-site'
  return handling
}

export const moveOf = (action: Action, standing: Standing): Move =>
  moves[action][STANDINGS.indexOf(standing)] as Move

/** Why it may not be done as the alert stands. */
export function refusalOf(action: Action, alert: Alert, by: Actor): RefusalCode | undefined {
  const move = moveOf(action, standingOf(alert, by))
  return isRefusal(move) ? move : undefined
}

const isRefusal = (move: Move): move is RefusalCode => move === move.toUpperCase()
