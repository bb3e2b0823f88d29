import t from 'tap'
import { sayIn } from '../words/say.ts'
import { ageWords, lastingWords } from './age.ts'

const en = sayIn('en')
const zh = sayIn('zh')
const S = 1_000
const M = 60 * S
const H = 60 * M
const D = 24 * H

t.test('an age is told in its largest whole unit', async t => {
  const table: [number, string, string][] = [
    [-2 * S, 'just now', '刚刚'],
    [0, 'just now', '刚刚'],
    [5 * S - 1, 'just now', '刚刚'],
    [5 * S, '5 s ago', '5 秒前'],
    [M - 1, '59 s ago', '59 秒前'],
    [M, '1 min ago', '1 分钟前'],
    [H - 1, '59 min ago', '59 分钟前'],
    [H, '1 h ago', '1 小时前'],
    [D - 1, '23 h ago', '23 小时前'],
    [D, '1 d ago', '1 天前'],
    [400 * D, '400 d ago', '400 天前'],
  ]
  for (const [ms, english, chinese] of table) {
    t.equal(ageWords(en, ms), english, `${ms} ms`)
    t.equal(ageWords(zh, ms), chinese, `${ms} ms`)
  }
})

t.test('a length of time is told in two units at most', async t => {
  const table: [number, string, string][] = [
    [-5, '0 s', '0 秒'],
    [59 * S, '59 s', '59 秒'],
    [M, '1 min', '1 分钟'],
    [H, '1 h', '1 小时'],
    [2 * H + 5 * M, '2 h 5 min', '2 小时 5 分钟'],
    [D, '1 d', '1 天'],
    [3 * D + 4 * H + 50 * M, '3 d 4 h', '3 天 4 小时'],
  ]
  for (const [ms, english, chinese] of table) {
    t.equal(lastingWords(en, ms), english, `${ms} ms`)
    t.equal(lastingWords(zh, ms), chinese, `${ms} ms`)
  }
})
