import t from 'tap'
import { problemBody } from '../api/problem.ts'
import { refusalWords } from './refusal-words.ts'

t.test('every fault of a rule is a line with its place and what would be right', async t => {
  const says = { en: 'smart-bin has no metric “fillPercnt”; did you mean “fillPercent”?', zh: '…' }
  const odd = { en: 'nothing uses “a”', zh: '…' }
  const words = refusalWords(
    problemBody('RULE_INVALID', {
      faults: [
        { path: 'levels.0.when.metric', level: 'fault', says },
        { path: 'settings.a', level: 'warning', says: odd },
        { path: '', level: 'fault', says: { en: 'nested deeper than 16 levels', zh: '…' } },
      ],
    }),
  )
  t.same(words.split('\n').slice(1), [
    '  levels.0.when.metric: smart-bin has no metric “fillPercnt”; did you mean “fillPercent”?',
    '  warning: settings.a: nothing uses “a”',
    '  the rule: nested deeper than 16 levels',
  ])
})

t.test('what has a detail says it in its line', async t => {
  t.match(refusalWords(problemBody('SETTING_UNKNOWN', { detail: 'nope' })), /^SETTING_UNKNOWN: .* nope$/)
})
