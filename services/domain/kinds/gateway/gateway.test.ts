import { scenario } from '../scenario.ts'
import { gateway } from './kind.ts'

scenario(
  'a gateway that reports no more is silent',
  gateway,
  [
    ['00:00', { uptimeS: 10 }, []],
    ['15:00', 'tick', ['raised offline medium']],
    ['16:00', { uptimeS: 5 }, ['cleared offline medium']],
  ],
  5 * 60_000,
)
