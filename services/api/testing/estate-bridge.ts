import type { BridgeDesk } from '../../bridges/desk.ts'
import { noon } from './samples.ts'

/** One bridge, which is away. */
export const estateBridge: BridgeDesk = {
  has: id => id === 'estate',
  list: () => [
    {
      ...{ id: 'estate', url: 'mqtts://estate.example:8883', state: 'away', since: noon },
      failure: { code: 'closed', words: { en: 'It was closed', zh: '已关闭' }, at: noon },
      ...{ messages: 7, refused: 1, inFlight: 0 },
      filters: ['bins/+/state', 'secret/+'],
      filtersRefused: ['$share/linli/bins/+/state', '$share/linli/secret/+'],
    },
  ],
}
