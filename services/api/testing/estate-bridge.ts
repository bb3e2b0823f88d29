import type { BridgeDesk } from '../../bridges/desk.ts'
import { noon } from './samples.ts'

/** One bridge, which is away; and one that is the own of the site of `gw-own`. */
export const estateBridge: BridgeDesk = {
  has: id => ['estate', 'faced', 'far', 'gated'].includes(id),
  list: () => [
    {
      ...{ id: 'estate', url: 'mqtts://estate.example:8883', state: 'away', since: noon },
      failure: { code: 'closed', words: { en: 'It was closed', zh: '已关闭' }, at: noon },
      ...{ messages: 7, refused: 1, inFlight: 0 },
      filters: ['bins/+/state', 'secret/+'],
      filtersRefused: ['$share/linli/bins/+/state', '$share/linli/secret/+'],
    },
    {
      ...{
        id: 'gated',
        url: 'mqtts://gated.example:8883',
        state: 'connected',
        since: noon,
        gateway: 'gw-own',
      },
      ...{ messages: 0, refused: 0, inFlight: 0, filters: [], filtersRefused: [] },
    },
  ],
}

export const faces: ReadonlyMap<string, string> = new Map([['faced', 'gw-1']])
