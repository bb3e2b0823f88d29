import type { BridgeDesk } from '../../bridges/desk.ts'
import type { SourceId } from '../../domain/model/origin.ts'
import { fault } from '../../domain/rules/sense/draft.ts'
import type { Registry } from '../../runtime/registry.ts'
import type { Source } from '../../sources/source.ts'
import { ApiProblem } from '../problem.ts'
import { bridgeUnknown } from './bridge-reach.ts'
import { GATEWAY } from './unfit-device.ts'

interface Ways {
  readonly bridges: Pick<BridgeDesk, 'has'>
  readonly registry: Pick<Registry, 'get'>
}

/** Throws where nothing comes by it to this site: on saving, and in a trial of what is to be saved. */
export function refuseUnfitWay(
  { site, via }: Pick<Source, 'site' | 'via'>,
  { bridges, registry }: Ways,
): void {
  if ('bridge' in via) {
    if (bridges.has(via.bridge)) return
    throw bridgeUnknown(via.bridge)
  }
  const gateway = registry.get(via.gateway)?.device
  if (gateway?.kind === GATEWAY && gateway.site === site) return
  const says = fault('via', `${via.gateway} is no gateway of ${site}`, `${via.gateway} 不是 ${site} 的网关`)
  throw new ApiProblem('GATEWAY_UNKNOWN', { detail: via.gateway, faults: [says] })
}

export function sourceNotFound(id: SourceId): ApiProblem {
  const says = fault(
    'id',
    `there is no source ${id}; leave it out before it is saved`,
    `没有来源 ${id}；保存前请勿填写`,
  )
  return new ApiProblem('SOURCE_NOT_FOUND', { detail: id, faults: [says] })
}
