import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { faultsIn, faultWords } from '../config/fault-words.ts'
import { ApiProblem } from './problem.ts'

/** A request against the form of its route; what is wrong is said field by field, in words of ours. */
export const validate: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  data => {
    const { success, data: value, error } = schema.safeParse(data, { error: faultWords })
    return success ? { value } : { error: invalid(faultsIn(error.issues)) }
  }

export const invalid = (detail: string): ApiProblem =>
  new ApiProblem('VALIDATION_FAILED', { detail: detail.slice(0, DETAIL_LENGTH_MAX) })

/** A body with ten thousand faults does not answer with ten thousand lines. */
const DETAIL_LENGTH_MAX = 1_000
