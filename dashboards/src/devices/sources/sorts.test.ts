import t from 'tap'
import type { WireListedSource } from '../../../../services/api/wire/source.ts'
import { sorted } from './sorts.ts'

const source = (name: string, lastAt: string | null, count: number) =>
  ({ name, heard: { lastAt, refused: [{ reason: 'not-json', count }] } }) as WireListedSource

t.test('sources stand by their names, those heard last first, or those refused most often first', async t => {
  const sources = [
    source('b', '2026-05-01T12:00:00.000Z', 0),
    source('c', null, 7),
    source('a', '2026-05-01T11:00:00.000Z', 0),
  ]
  const names = (by: string) => sorted(sources, by).map(({ name }) => name)
  t.same(names(''), ['a', 'b', 'c'])
  t.same(names('heard'), ['b', 'a', 'c'])
  t.same(names('refused'), ['c', 'a', 'b'])
})
