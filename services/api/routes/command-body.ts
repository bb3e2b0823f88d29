import type { Action, Command } from '../../domain/model/command.ts'
import { ApiProblem } from '../problem.ts'

export type Body = Pick<Command, 'note' | 'assignee' | 'version' | 'cause' | 'forMs' | 'reason'> & {
  readonly until?: string
}

type Fitted = Omit<Command, 'action' | 'alertId' | 'actor'>

/** Throws where something is missing that the action needs, or given that it does not take. */
export function fit(action: Action, { until, ...body }: Body): Fitted {
  fitAssignee(action, body.assignee)
  if (action !== 'resolve' && body.cause !== undefined) unfit('body.cause: for resolve alone')
  fitNote(action, body.note)
  fitReason(action, body.reason)
  fitTime(action, body.forMs, until)
  return until === undefined ? body : { ...body, until: Date.parse(until) }
}

function fitAssignee(action: Action, assignee: string | undefined): void {
  const isNeeded = action === 'assign' || action === 'transfer'
  if (isNeeded && assignee === undefined) unfit('body.assignee: who takes it is missing')
  if (!isNeeded && assignee !== undefined) unfit('body.assignee: for assign and transfer alone')
}

const SAYS: ReadonlySet<Action> = new Set(['comment', 'transfer'])

function fitNote(action: Action, note: string | undefined): void {
  if (SAYS.has(action) && !note?.trim()) unfit(`body.note: ${action} needs one`)
  if (note !== undefined && (action === 'pause' || action === 'return'))
    unfit(`body.note: ${action} takes a reason instead`)
}

const REASONED: ReadonlySet<Action> = new Set(['shelve', 'pause', 'return'])

function fitReason(action: Action, reason: string | undefined): void {
  if (REASONED.has(action) && !reason?.trim()) unfit(`body.reason: why it is to ${action} is missing`)
  if (!REASONED.has(action) && reason !== undefined) unfit('body.reason: for shelve, pause and return alone')
}

const LASTING: ReadonlySet<Action> = new Set(['shelve', 'pause'])

function fitTime(action: Action, forMs: number | undefined, until: string | undefined): void {
  const given = [forMs, until].filter(one => one !== undefined).length
  if (LASTING.has(action) && given !== 1) unfit('body.until or body.forMs: how long it lasts; one of both')
  if (!LASTING.has(action) && given > 0) unfit('body.until, body.forMs: for shelve and pause alone')
}

function unfit(detail: string): never {
  throw new ApiProblem('VALIDATION_FAILED', { detail })
}
