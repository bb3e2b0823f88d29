import t from 'tap'
import { type Problem, worstFirst } from './health.ts'

const problem = (code: string, severity: Problem['severity']): Problem => ({
  code,
  severity,
  title: { en: code, zh: code },
  advice: { en: '', zh: '' },
  detail: null,
  since: null,
  alertId: null,
})

t.test('the worst is told first, and what is as bad in the order that the server gave', async t => {
  const problems = [
    problem('a', 'low'),
    problem('b', 'critical'),
    problem('c', 'medium'),
    problem('d', 'critical'),
  ]
  t.same(
    worstFirst({ problems }).map(({ code }) => code),
    ['b', 'd', 'c', 'a'],
  )
})
