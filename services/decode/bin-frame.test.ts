import t from 'tap'
import { smartBin } from '../domain/kinds/smart-bin/kind.ts'
import { needing, rowsOf } from '../testing/recorded.ts'
import { binFrames, fillPercentOf, readBinFrame } from './bin-frame.ts'

const bytes = (hex: string) => Buffer.from(hex, 'hex')
/** Made by hand: 80 cm, 3.6 V, so many degrees, tilted by 3, the 12th message. */
const frame = (temperature: string) =>
  bytes(`ffff22b8efbeadde0128282828 6e${temperature}030c`.replace(' ', ''))
const limits = { payloadBytesMax: 64, keysMax: 64 }

t.test('a frame says how far, how warm, how tilted, and which message it is', async t => {
  t.same(readBinFrame(frame('15')), {
    sensorId: 'deadbeef',
    isMeasurement: true,
    heightsCm: [80, 80, 80, 80],
    voltageMv: 3_600,
    temperatureC: 21,
    tiltDeg: 3,
    uplinkCount: 12,
  })
})

t.test('frost is below zero, from the last degree to the coldest', async t => {
  const celsius = (byte: string) => readBinFrame(frame(byte))?.temperatureC
  t.same(['7f', '00', 'ff', 'fe', '80'].map(celsius), [127, 0, -1, -2, -128])
})

t.test('bytes that are no such frame are refused by name', async t => {
  const decoder = binFrames({ emptyCm: 120, fullCm: 20 })
  const reason = (hex: string) => {
    const decoded = decoder.decode(bytes(hex), smartBin, limits)
    return decoded.ok ? 'taken' : decoded.reason
  }
  t.same(['', 'ff', '00'.repeat(16), '00'.repeat(18)].map(reason), [
    'empty',
    'not-a-frame',
    'not-a-frame',
    'not-a-frame',
  ])
})

t.test('what a bin cannot be is refused while the rest stands', async t => {
  const decoded = binFrames({ emptyCm: 120, fullCm: 20 }).decode(frame('7f'), smartBin, limits)
  t.same(decoded, {
    ok: true,
    values: { fillPercent: 40, tiltDeg: 3, uplinkCount: 12 },
    rejected: [{ metric: 'temperatureC', reason: 'metric-out-of-range' }],
  })
})

t.test('a bin is empty at its depth, full where the sensor sees nothing nearer, and both beyond', async t => {
  const depth = { emptyCm: 120, fullCm: 20 }
  t.same(
    [130, 120, 70, 20, 2].map(heightCm => fillPercentOf(heightCm, depth)),
    [0, 0, 50, 100, 100],
  )
})

const VECTORS = 'bins-frankfurt/codec-vectors.csv'
t.test('every recorded frame says what was published of it', needing(VECTORS), async t => {
  const rows = rowsOf(VECTORS)
  const apart = rows.filter(row => {
    const read = readBinFrame(bytes(row.hex as string))
    if (read === undefined || !read.isMeasurement) return true
    const said = [read.heightsCm[0], read.voltageMv, read.temperatureC, read.tiltDeg, read.uplinkCount]
    return said.join() !== [row.height_cm, row.voltage_mv, row.temp_signed, row.tilt_deg, row.tx_event].join()
  })
  t.same(apart, [])
  t.ok(rows.length >= 600, `${rows.length} frames`)
  // Published as an unsigned byte: the same down to the frost, and 256 too much below it.
  t.ok(rows.every(row => (Number(row.temp_signed) + 256) % 256 === Number(row.temp_as_published)))
})
