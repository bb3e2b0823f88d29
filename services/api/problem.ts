import type { Alert } from '../domain/model/alert.ts'
import { type ErrorCode, errors } from '../domain/model/errors.ts'
import type { RuleFault } from '../domain/model/rule-fault.ts'
import { alertForm } from './form/alert-form.ts'
import type { WireProblem } from './wire/session.ts'

export const PROBLEM_TYPE = 'application/problem+json'

export interface ProblemExtras {
  /** What exactly is wrong, for the person who wrote the request. Never anything internal. */
  readonly detail?: string
  /** For a conflict: the alert as it stands now. */
  readonly alert?: Alert
  /** For a rule: what is wrong with it, where, and what would be right. */
  readonly faults?: readonly RuleFault[]
  /** What would have to be confirmed for it to be done. */
  readonly confirm?: readonly string[]
  readonly retryAfterMs?: number
  /** For the server's log alone. */
  readonly cause?: unknown
}

/** Thrown by a route; answered as RFC 9457 with the status of its code. */
export class ApiProblem extends Error {
  readonly code: ErrorCode
  readonly extras: ProblemExtras
  constructor(code: ErrorCode, extras: ProblemExtras = {}) {
    super(code, { cause: extras.cause })
    this.name = 'ApiProblem'
    this.code = code
    this.extras = extras
  }
}

export function problemBody(code: ErrorCode, extras: ProblemExtras = {}): WireProblem {
  const { status, title } = errors[code]
  return {
    type: `urn:linli:error:${code}`,
    title,
    status,
    code,
    ...(extras.detail === undefined ? {} : { detail: extras.detail }),
    ...(extras.faults === undefined ? {} : { faults: [...extras.faults] }),
    ...(extras.confirm === undefined ? {} : { confirm: [...extras.confirm] }),
    ...(extras.alert === undefined ? {} : { alert: alertForm(extras.alert) }),
  }
}
