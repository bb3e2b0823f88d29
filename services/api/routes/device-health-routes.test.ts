import t from 'tap'
import { toRfc3339 } from '../../domain/model/time.ts'
import { bin, noon } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { deviceHealth, deviceRefusals } from '../wire/device-health.ts'

async function withBin() {
  const { api, refusals, clock } = await startTestServer()
  const admin = await asAdmin(api)
  const { id, ...body } = bin
  await admin('PUT', `/api/devices/${id}`, { payload: body })
  const health = async () => deviceHealth.parse((await admin('GET', `/api/devices/${id}/health`)).json())
  return { admin, refusals, clock, id, body, health }
}

t.test('of a device it is told what was refused of its messages, and when', async t => {
  const { refusals, clock, id, health } = await withBin()
  t.match(await health(), { lagMs: null, refused: { since: toRfc3339(noon), total: 0, reasons: [] } })
  clock.now += 1_000
  refusals.note(id, 'metric-type', 'tiltDeg')
  const refusal = { reason: 'metric-type', metric: 'tiltDeg' }
  t.match((await health()).refused, {
    total: 1,
    reasons: [{ ...refusal, count: 1, lastAt: toRfc3339(noon + 1_000) }],
    latest: [{ ...refusal, at: toRfc3339(noon + 1_000) }],
  })
})

t.test('who refuses most stands first, and what is no device of ours is not told', async t => {
  const { admin, refusals, id } = await withBin()
  await admin('PUT', '/api/devices/bin-2', {
    payload: { kind: 'smart-bin', site: 'site-1', zone: 'gate', name: '2' },
  })
  refusals.note(id, 'not-json')
  for (let i = 0; i < 2; i++) refusals.note('bin-2', 'empty')
  refusals.note('gone', 'empty')
  const { devices } = deviceRefusals.parse((await admin('GET', '/api/device-refusals')).json())
  t.same(
    devices.map(({ id, total }) => [id, total]),
    [
      ['bin-2', 2],
      [id, 1],
    ],
  )
})

t.test('whoever has the id of a deleted device begins with a clean sheet', async t => {
  const { admin, refusals, id, body, health } = await withBin()
  refusals.note(id, 'not-json')
  await admin('DELETE', `/api/devices/${id}`)
  await admin('PUT', `/api/devices/${id}`, { payload: body })
  t.equal((await health()).refused.total, 0)
  t.equal((await admin('GET', '/api/devices/nobody/health')).json().code, 'DEVICE_NOT_FOUND')
})
