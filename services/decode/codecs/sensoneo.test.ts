import t from 'tap'
import { needing, rowsOf } from '../../testing/recorded.ts'
import { readSensoneoFrame } from './sensoneo.ts'

const bytes = (hex: string) => Buffer.from(hex, 'hex')

t.test('a frame says how far, how warm, how tilted, and which message it is', async t => {
  t.same(readSensoneoFrame(bytes('ffff22b8efbeadde01282828286e15030c')), {
    sensorId: 'deadbeef',
    isMeasurement: true,
    heightsCm: [80, 80, 80, 80],
    voltageMv: 3_600,
    temperatureC: 21,
    tiltDeg: 3,
    uplinkCount: 12,
  })
})

t.test('bytes that are no such frame are none', async t => {
  for (const hex of ['', 'ff', 'ff'.repeat(16), 'ff'.repeat(18), '00'.repeat(17)])
    t.equal(readSensoneoFrame(bytes(hex)), undefined, hex)
})

const VECTORS = 'bins-frankfurt/codec-vectors.csv'
t.test('every recorded frame says what was published of it', needing(VECTORS), async t => {
  const rows = rowsOf(VECTORS)
  const apart = rows.filter(row => {
    const read = readSensoneoFrame(bytes(row.hex as string))
    if (read === undefined || !read.isMeasurement) return true
    const said = [read.heightsCm[0], read.voltageMv, read.temperatureC, read.tiltDeg, read.uplinkCount]
    return (
      said.join() !==
      [row.height_cm, row.voltage_mv, row.temp_as_published, row.tilt_deg, row.tx_event].join()
    )
  })
  t.same(apart, [])
  t.ok(rows.length >= 600, `${rows.length} frames`)
})
