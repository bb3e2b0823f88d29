import t from 'tap'
import { askEveryMs } from './ask-every.ts'

t.test(
  'a few devices are asked for each ten seconds, very many no less often than each two minutes',
  async t => {
    t.equal(askEveryMs(0), 10_000)
    t.equal(askEveryMs(7_500), 10_000)
    t.equal(askEveryMs(15_000), 20_000)
    t.equal(askEveryMs(100_000), 120_000)
  },
)
