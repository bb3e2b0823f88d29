import t from 'tap'
import { allRules } from '../kinds/kinds.ts'
import type { Rule } from '../model/rule.ts'
import { notesOn, notesOnReadings } from './notes.ts'

const codes = (id: string) => notesOn(allRules.find(rule => rule.id === id) as Rule).map(({ code }) => code)

t.test('rules that a person ends and rules about silence say so, others say nothing', async t => {
  t.same(codes('sos'), ['ends-by-hand'])
  t.same(codes('offline'), ['silence'])
  t.same(codes('weak-link'), ['silence', 'own-silence'])
  t.same(codes('bin-full'), [])
})

t.test('a time of which nothing is stored is no proof of silence', async t => {
  t.same(
    notesOnReadings(0).map(({ code }) => code),
    ['no-readings'],
  )
  t.same(notesOnReadings(1), [])
})
