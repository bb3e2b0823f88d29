import t from 'tap'
import { needs } from '../../scripts/testing/system-program.ts'
import { reading } from './testing/community.ts'
import { startInfluxd } from './testing/influxd.ts'
import { startRig, testConfig } from './testing/pump-rig.ts'

/** A machine under load does a tenth of what a free one does; a pump that sends line by line does a hundredth. */
const LINES_PER_SECOND_MIN = 5_000

t.test('100,000 readings that wait in the journal are sent at full batches', needs('influxd'), async t => {
  const influxd = await startInfluxd()
  t.teardown(() => influxd.stop())
  const rig = startRig(testConfig({ url: influxd.url }, { timeoutMs: 30_000 }))
  const start = Date.UTC(2026, 6, 1)
  const began = performance.now()
  for (let i = 0; i < 100; i++)
    await rig.commit({
      entries: Array.from({ length: 1_000 }, (_, j) =>
        reading(j % 2 ? 'lamp-1' : 'lamp-2', start + i * 1_000 + j, {
          brightPercent: j % 100,
          lit: j % 2 === 0,
        }),
      ),
    })
  await rig.journal.sent(await rig.journal.head())
  const seconds = (performance.now() - began) / 1_000
  await rig.pump.close()
  const [row] = await influxd.rows('SELECT COUNT(brightPercent) AS total FROM lamp')
  t.equal(row?.total, 100_000)
  t.comment(`${Math.round(100_000 / seconds)} lines/s`)
  t.ok(100_000 / seconds > LINES_PER_SECOND_MIN, `${Math.round(100_000 / seconds)} lines/s`)
})
