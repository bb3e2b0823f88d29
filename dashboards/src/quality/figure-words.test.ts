import t from 'tap'
import { sayIn } from '../words/say.ts'
import { amountWords, limitWords } from './figure-words.ts'
import type { Figure } from './quality.ts'

const words = { language: 'en', say: sayIn('en') } as const

t.test('amounts are as exact as they are looked at', async t => {
  const table: [number, Figure['unit'], string][] = [
    [0.0512, 'share', '5.12 %'],
    [0.333333, 'share', '33.3 %'],
    [1, 'share', '100 %'],
    [0.02777, 'alarms-per-10-min', '0.03'],
    [1_234, 'alarms', '1,234'],
    [185_000, 'ms', '3 min'],
  ]
  for (const [value, unit, text] of table) t.equal(amountWords(words, value, unit), text)
})

t.test('a limit names who says so, and without one nothing is said', async t => {
  const figure: Figure = {
    ...{ id: 'flood-share', title: { en: '', zh: '' }, unit: 'share', value: 0, verdict: 'good' },
    ...{ limit: 0.01, source: 'ISA-18.2' },
  }
  t.equal(limitWords(words, figure), 'at most 1 % (ISA-18.2)')
  t.equal(limitWords({ language: 'zh', say: sayIn('zh') }, figure), '上限 1 %（ISA-18.2）')
  t.equal(limitWords(words, { ...figure, limit: null, source: null }), '')
})
