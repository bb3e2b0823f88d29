import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorCode } from '../domain/model/errors.ts'
import { ApiProblem, PROBLEM_TYPE, type ProblemExtras, problemBody } from './problem.ts'
import { invalid } from './validate.ts'

/** Every error leaves as `application/problem+json`; what the server itself did wrong stays in its log. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemOf(error)
  const { url: route } = request.routeOptions
  if (problem.code === 'INTERNAL') request.log.error({ err: error, route }, 'request failed')
  else if (problem.cause !== undefined) request.log.warn({ err: problem.cause, route }, problem.code)
  return answerProblem(reply, problem.code, problem.extras)
}

export function answerProblem(reply: FastifyReply, code: ErrorCode, extras: ProblemExtras = {}) {
  const body = problemBody(code, extras)
  if (extras.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(extras.retryAfterMs / 1000))
  if (body.status === 401) reply.header('www-authenticate', 'Bearer')
  return reply.code(body.status).type(PROBLEM_TYPE).send(JSON.stringify(body))
}

function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  const { code, statusCode = 500, message } = error as Partial<FastifyError>
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY') return invalid('the body is not JSON')
  const known = byStorageCode[code ?? ''] ?? byFastifyCode[code ?? ''] ?? byStatus[statusCode]
  if (known) return new ApiProblem(known)
  return statusCode >= 500 ? new ApiProblem('INTERNAL') : invalid(message ?? 'the request is malformed')
}

/** The storage has logged it already, once: a console that polls must not repeat it. */
const byStorageCode: Readonly<Record<string, ErrorCode>> = {
  DATA_DAMAGED: 'DATA_DAMAGED',
  DATA_FAILING: 'JOURNAL_UNAVAILABLE',
  DATA_FULL: 'JOURNAL_UNAVAILABLE',
  DATA_NOT_WRITABLE: 'JOURNAL_UNAVAILABLE',
  JOURNAL_FAILED: 'JOURNAL_UNAVAILABLE',
}

const byFastifyCode: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE_UNSUPPORTED',
}

const byStatus: Readonly<Record<number, ErrorCode>> = {
  404: 'ROUTE_NOT_FOUND',
  413: 'BODY_TOO_LARGE',
  415: 'MEDIA_TYPE_UNSUPPORTED',
  429: 'RATE_LIMITED',
}
