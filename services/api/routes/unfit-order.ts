import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type OrderSpec, parameterFaults, reservedWord } from '../../domain/model/order.ts'
import { alsoNeeds } from '../access/route-rights.ts'
import { ApiProblem } from '../problem.ts'
import { invalid } from '../validate.ts'
import type { orderBody } from '../wire/order.ts'

type Body = z.output<typeof orderBody>

/** Throws where the kind has no such order, its parameters are not of its form, or it was not said that it is meant. */
export function refuseUnfitOrder(
  spec: OrderSpec | undefined,
  { name, parameters, confirm }: Body,
  alsoHits: readonly string[] = [],
): asserts spec is OrderSpec {
  if (spec === undefined) throw new ApiProblem('ORDER_UNKNOWN', { detail: name })
  const faults = parameterFaults(spec, parameters)
  if (faults.length > 0)
    throw invalid(faults.map(each => `body.parameters.${each.name}: ${each.fault}`).join('; '))
  const reserved = reservedWord(spec, parameters)
  if (reserved !== undefined) throw new ApiProblem('ORDER_SETS_TOKEN', { detail: reserved })
  if (spec.confirm && confirm !== true)
    throw new ApiProblem('ORDER_NEEDS_CONFIRMATION', {
      detail: alsoHits.length === 0 ? name : `${name}, which hits ${alsoHits.join(', ')} too`,
    })
}

/** To say something takes less than to change what a device does. One of a kind that has it no more changes something. */
export function refuseUnlessAllowed(request: FastifyRequest, spec: OrderSpec | undefined): void {
  if (spec?.speaks !== true) alsoNeeds(request, 'devices.control')
}
