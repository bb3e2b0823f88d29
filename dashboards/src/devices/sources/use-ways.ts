import type { WireSource } from '../../../../services/api/wire/source.ts'
import { useDevices } from '../../api/devices.ts'
import { useSay } from '../../words/use-say.ts'
import { viaWord } from './draft.ts'
import { useBridges } from './source-api.ts'
import { words } from './words.ts'

export interface Way {
  readonly value: string
  readonly label: string
}

const GATEWAY = 'gateway'

/** The ways by which a source's messages may come: the gateways of its site, and the bridges to other brokers. */
export function useWays(site: string): readonly Way[] {
  const viaName = useViaName()
  const devices = useDevices().data?.list ?? []
  const bridges = useBridges().data?.bridges ?? []
  // A gateway that stands for a bridge has no account of its own.
  const standIns = new Set(bridges.map(({ gateway }) => gateway))
  const gateways = devices.filter(
    ({ id, kind, ...device }) => kind === GATEWAY && device.site === site && !standIns.has(id),
  )
  return [...gateways.map(({ id }) => ({ gateway: id })), ...bridges.map(({ id }) => ({ bridge: id }))].map(
    via => ({ value: viaWord(via), label: viaName(via) }),
  )
}

export function useViaName(): (via: WireSource['via']) => string {
  const { say } = useSay(words)
  const devices = useDevices().data
  return via =>
    'gateway' in via
      ? say('source.via.gateway', { name: devices?.byId.get(via.gateway)?.name ?? via.gateway })
      : say('source.via.bridge', { name: via.bridge })
}
