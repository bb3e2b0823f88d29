import type { FastifyRequest } from 'fastify'
import { callerOf } from './authenticate.ts'

/** For what touches the whole server at once. Answers who it is, for the record. */
export function administratorOf(request: FastifyRequest): string {
  const { username, role } = callerOf(request)
  switch (role) {
    case 'administrator':
      return username
  }
}
