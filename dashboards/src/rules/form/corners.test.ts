import t from 'tap'
import { cornersIn, cornersText } from './corners.ts'

t.test('a corner a line, with whatever stands between the two', async t => {
  const corners = [
    [31.23, 121.47],
    [31.24, 121.48],
  ]
  t.same(cornersIn('31.23, 121.47\n\n 31.24，121.48 '), corners)
  t.same(cornersIn(cornersText(corners)), corners)
})

t.test('what is no number stays, so that the server can say what is wrong', async t => {
  t.same(cornersIn('north'), [['north']])
  t.equal(cornersText(undefined), '')
})
