import t from 'tap'
import { openDoor, pinged } from './fixture.ts'

const TOPIC = 'community/sunny/smart-bin/bin-1/telemetry'

t.test('a reading is acknowledged when it is committed, and not before', async t => {
  const { intake, connect } = await openDoor(t)
  intake.holding = true
  const client = await connect('bin-1')
  let acknowledged = false
  const published = client.publishAsync(TOPIC, '{"fillPercent":95}', { qos: 1 }).then(() => {
    acknowledged = true
  })
  await intake.came(1)
  await pinged(client)
  t.equal(acknowledged, false)
  intake.release()
  await published
  t.match(intake.inputs, [{ type: 'reading', reading: { deviceId: 'bin-1', values: { fillPercent: 95 } } }])
})
