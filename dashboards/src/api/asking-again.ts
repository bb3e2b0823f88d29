import { ApiProblem, isCode } from './request.ts'

const TRIES_MAX = 3
const FIRST_WAIT_MS = 1_000
const WAIT_MS_MAX = 30_000

/**
 * A server that answered no means no; one that did not answer is asked again, and so is one that was asked too much: a whole
 * office has one address, and what waits behind one question too many would never be shown.
 */
export const isAskedAgain = (failures: number, error: unknown): boolean =>
  isCode(error, 'RATE_LIMITED') || (!(error instanceof ApiProblem) && failures < TRIES_MAX)

/** As long as the server says, else longer each time. */
export const waitMs = (failures: number, error: unknown): number =>
  isCode(error, 'RATE_LIMITED')
    ? (error.retryAfterMs ?? WAIT_MS_MAX)
    : Math.min(FIRST_WAIT_MS * 2 ** failures, WAIT_MS_MAX)
