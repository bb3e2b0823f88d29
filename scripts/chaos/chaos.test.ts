import t from 'tap'
import { testSeed } from '../testing/seed.ts'
import { needs } from '../testing/system-program.ts'
import { chaos } from './chaos.ts'

/** With the usual seed these meet each moment of a life; `npm run chaos` goes on for as long as is asked. */
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
  t.comment(
    Object.entries(counted)
      .map(([what, count]) => `${count} ${what.trim()}`)
      .join(', '),
  )
  // On a busy machine a life of a second is soon over.
  t.ok(Number(counted['messages acknowledged']) > 30, 'messages were acknowledged')
  t.ok(Number(counted['alert events journalled']) > 15, 'and alerts raised')
})
