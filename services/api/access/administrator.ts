import type { FastifyRequest } from 'fastify'
import { ApiProblem } from '../problem.ts'
import { callerOf } from './authenticate.ts'

/** For what touches the whole server at once. Answers who it is, for the record. */
export function administratorOf(request: FastifyRequest): string {
  const { username, role } = callerOf(request)
  if (role !== 'administrator') throw new ApiProblem('NOT_ALLOWED')
  return username
}
