import t from 'tap'
import { allRules } from '../kinds/kinds.ts'
import type { Rule } from '../model/rule.ts'
import { notesOn } from './notes.ts'

const codes = (id: string) => notesOn(allRules.find(rule => rule.id === id) as Rule).map(({ code }) => code)

t.test('rules that a person ends and rules about silence say so, others say nothing', async t => {
  t.same(codes('sos'), ['ends-by-hand'])
  t.same(codes('offline'), ['silence'])
  t.same(codes('weak-link'), ['silence', 'own-silence'])
  t.same(codes('bin-full'), [])
})
