import type { FastifyRequest } from 'fastify'
import type { RuleOverride } from '../../domain/model/rule.ts'
import type { Registry } from '../../runtime/registry.ts'
import { callerOf } from './authenticate.ts'
import type { Looks } from './looks.ts'

export interface LimitLookOptions {
  readonly registry: Pick<Registry, 'get'>
  readonly looks: Pick<Looks, 'atDevices'>
}

export type LookAtLimits = (
  request: FastifyRequest,
  shown: readonly ({ readonly overrides: readonly RuleOverride[] } | undefined)[],
) => Promise<void>

/** What is set for one band is the limits of whoever wears it: whoever reads it in a rule has looked at them. */
export const limitLooks =
  ({ registry, looks }: LimitLookOptions): LookAtLimits =>
  (request, shown) => {
    const named = shown.flatMap(one => one?.overrides ?? []).flatMap(({ scope }) => scope.device ?? [])
    const devices = [...new Set(named)].flatMap(id => registry.get(id)?.device ?? [])
    return looks.atDevices(callerOf(request), devices, 'limits')
  }
