import t from 'tap'
import { bothDrew, changesOf } from './both-drew.ts'
import { begin, type Draft, outlined, placed, present, redo, shifted, step, takenOff, undo } from './draft.ts'

const square = [
  { x: 0.1, y: 0.1 },
  { x: 0.4, y: 0.1 },
  { x: 0.4, y: 0.4 },
]
const base: Draft = {
  name: { en: 'Ground', zh: '地面' },
  ...{ order: 0, aspect: 1.6 },
  devices: [
    { device: 'bin-1', x: 0.1, y: 0.1 },
    { device: 'bin-2', x: 0.2, y: 0.2 },
    { device: 'bin-3', x: 0.3, y: 0.3 },
  ],
  outlines: [{ zone: 'b1', look: 'building', corners: square }],
}
const placesIn = ({ devices }: Draft) => Object.fromEntries(devices.map(({ device, x }) => [device, x]))

t.test('what two drew at once is all there; of what both moved, mine', async t => {
  const mine = takenOff(
    placed(placed(base, 'bin-1', { x: 0.9, y: 0.9 }), 'new-m', { x: 0.5, y: 0.5 }),
    'bin-3',
  )
  const theirs = placed(placed(placed(base, 'bin-1', { x: 0.6, y: 0 }), 'bin-2', { x: 0.7, y: 0 }), 'new-t', {
    x: 0,
    y: 0,
  })
  const both = bothDrew(base, outlined(mine, { look: 'road', corners: square }), {
    ...theirs,
    name: { en: 'Ground floor', zh: '一层' },
    outlines: [...theirs.outlines, { zone: 'b2', look: 'building', corners: square }],
  })
  t.same(placesIn(both), { 'bin-1': 0.9, 'bin-2': 0.7, 'new-m': 0.5, 'new-t': 0 })
  t.equal(both.name.zh, '一层')
  t.same(
    both.outlines.map(({ zone, look }) => [zone, look]),
    [
      ['b1', 'building'],
      ['b2', 'building'],
      [undefined, 'road'],
    ],
  )
})

t.test('where only they changed anything, theirs is what comes of it, and the other way round', async t => {
  const changed = outlined(takenOff(base, 'bin-2'), { look: 'green', corners: square })
  t.same(bothDrew(base, base, changed), changed)
  t.same(changesOf(base, bothDrew(base, changed, base)), changesOf(base, changed))
})

t.test('what somebody changed is told by what it was', async t => {
  const now = outlined(
    placed(takenOff(placed(base, 'bin-1', { x: 0.9, y: 0.9 }), 'bin-2'), 'new', { x: 0, y: 0 }),
    {
      ...{ look: 'green', corners: square },
    },
  )
  t.same(changesOf(base, { ...now, order: 3 }), {
    ...{ placed: ['new'], moved: ['bin-1'], taken: ['bin-2'], outlines: 1, sheet: true },
  })
  t.same(changesOf(base, base), { placed: [], moved: [], taken: [], outlines: 0, sheet: false })
})

t.test('every step can be taken back and taken again, until another is taken', async t => {
  let steps = begin(base)
  for (const x of [0.5, 0.6, 0.7]) steps = step(steps, placed(present(steps), 'bin-1', { x, y: 0 }))
  const back = undo(undo(steps))
  t.equal(placesIn(present(back))['bin-1'], 0.5)
  t.equal(placesIn(present(redo(back)))['bin-1'], 0.6)
  t.same(undo(undo(undo(undo(back)))).past, [base])
  const other = step(back, takenOff(present(back), 'bin-1'))
  t.equal(redo(other), other)
})

t.test('nothing is drawn beyond the sheet', async t => {
  t.match(placed(base, 'bin-1', { x: -3, y: 1.00001 }).devices.at(-1), { x: 0, y: 1 })
  const far = shifted({ look: 'road', corners: square }, 5, -5)
  t.equal(Math.max(...far.corners.map(({ x }) => x)), 1)
  t.equal(Math.min(...far.corners.map(({ y }) => y)), 0)
  t.ok(Math.abs((far.corners[1]?.x ?? 0) - (far.corners[0]?.x ?? 0) - 0.3) < 1e-9, 'in its shape')
})
