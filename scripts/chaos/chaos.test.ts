import t from 'tap'
import { testSeed } from '../testing/seed.ts'
import { needs } from '../testing/system-program.ts'
import { chaos } from './chaos.ts'

/** As many as it takes for each moment of a life to be met, most of them twice; `npm run chaos` goes on for as long as is asked. */
const KILLS = 10
const LIFE_MS_MAX = 1_000

t.test('whenever it is killed, nothing is lost, doubled or out of order', needs('influxd'), async t => {
  const seed = testSeed
  t.comment(`seed ${seed} (LINLI_TEST_SEED)`)
  const { faults, counted, folder } = await chaos({ seed, kills: KILLS, lifeMsMax: LIFE_MS_MAX })
  t.same(
    faults.slice(0, 20),
    [],
    `npm run chaos -- --seed ${seed} --kills ${KILLS}; the data is in ${folder}`,
  )
  t.equal(counted['kills of the server'], KILLS)
  t.ok(Number(counted['messages acknowledged']) > 300, 'messages were acknowledged')
  t.ok(Number(counted['alert events journalled']) > 200, 'and alerts raised')
})
