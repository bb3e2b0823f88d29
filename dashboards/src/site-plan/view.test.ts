import t from 'tap'
import { centred, fitted, kept, onSheet, sheetOf, zoomed } from './view.ts'

const box = { width: 800, height: 600 }
const sheet = sheetOf(2)
const whole = fitted(sheet, box)

t.test('a sheet is shown whole and in the middle, whatever its shape', async t => {
  for (const aspect of [0.2, 1, 1.5, 5]) {
    const { width, height } = sheetOf(aspect)
    const { scale, x, y } = fitted(sheetOf(aspect), box)
    t.ok(x >= 20 - 1e-9 && y >= 20 - 1e-9, `${aspect}`)
    t.ok(Math.abs(x * 2 + width * scale - box.width) < 1e-6)
    t.ok(Math.abs(y * 2 + height * scale - box.height) < 1e-6)
  }
})

t.test('zooming leaves what is pointed at where it is', async t => {
  const at = { x: 620, y: 310 }
  const before = onSheet(whole, at)
  for (const factor of [0.7, 1.3, 4]) {
    const after = onSheet(zoomed(whole, factor, at, whole), at)
    t.ok(Math.hypot(after.x - before.x, after.y - before.y) < 1e-6, `${factor}`)
  }
})

t.test('nobody zooms until nothing is left to see', async t => {
  const middle = { x: 400, y: 300 }
  t.equal(zoomed(whole, 1_000, middle, whole).scale, whole.scale * 24)
  t.equal(zoomed(whole, 0.001, middle, whole).scale, whole.scale * 0.5)
})

t.test('a sheet is never moved out of sight', async t => {
  for (const [dx, dy] of [
    [9_000, 0],
    [-9_000, 0],
    [0, 9_000],
    [0, -9_000],
  ] as const) {
    const { x, y, scale } = kept({ ...whole, x: dx, y: dy }, sheet, box)
    t.ok(x <= box.width - 80 && x + sheet.width * scale >= 80 - 1e-9)
    t.ok(y <= box.height - 80 && y + sheet.height * scale >= 80 - 1e-9)
  }
})

t.test('what is looked for is brought where it is to be seen', async t => {
  const view = centred(whole, { x: 250, y: 100 }, { x: 400, y: 150 }, whole.scale * 2)
  const found = onSheet(view, { x: 400, y: 150 })
  t.ok(Math.hypot(found.x - 250, found.y - 100) < 1e-6)
  t.equal(view.scale, whole.scale * 2)
})
