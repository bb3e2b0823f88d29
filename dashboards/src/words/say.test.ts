import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { errors } from '../../../services/domain/model/errors.ts'
import { filled } from './fill.ts'
import { dictionaries, firstLanguage, LANGUAGES, sayIn, type WordKey } from './say.ts'

const keys = Object.keys(dictionaries.en) as WordKey[]
const blanks = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(match => match[0]).sort()

t.test('every language has every text, none empty, with the same blanks to fill', async t => {
  for (const language of LANGUAGES) {
    t.same(Object.keys(dictionaries[language]).sort(), [...keys].sort(), `${language} has the same keys`)
    for (const key of keys) {
      t.not(dictionaries[language][key].trim(), '', `${language} ${key}`)
      t.same(blanks(dictionaries[language][key]), blanks(dictionaries.en[key]), `${language} ${key}`)
    }
  }
})

t.test('no Chinese text is left in English', async t => {
  const same = keys.filter(key => dictionaries.zh[key] === dictionaries.en[key])
  t.same(same, [])
})

t.test('blanks are filled, a zero too, and one without its filling stays visible', async t => {
  t.equal(sayIn('zh')('age.minutes', { n: 3 }), '3 分钟前')
  t.equal(sayIn('en')('alerts.waiting', { n: 0 }), '0 new')
  t.equal(sayIn('en')('age.minutes'), '{n} min ago')
})

t.test('the first language the browser asks for and the console speaks is taken, else Chinese', async t => {
  t.equal(firstLanguage(['en-US', 'zh-CN']), 'en')
  t.equal(firstLanguage(['zh-Hant-TW', 'en']), 'zh')
  t.equal(firstLanguage(['de-DE', 'en']), 'en')
  t.equal(firstLanguage(['fr']), 'zh')
  t.equal(firstLanguage([]), 'zh')
})

t.test('every text is said somewhere', async t => {
  const folder = join(import.meta.dirname, '..')
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const code = paths
    .filter(path => /\.tsx?$/.test(path) && !/\.test\.|^words\/(\w+-)?(en|zh)\.ts/.test(path))
    .map(path => readFileSync(join(folder, path), 'utf8'))
    .join('\n')
  const beginnings = [...code.matchAll(/`([\w.-]+\.)\$\{/g)].map(match => match[1] ?? '')
  const isSaid = (key: string) => code.includes(`'${key}'`) || beginnings.some(begin => key.startsWith(begin))
  t.ok(beginnings.includes('severity.'), 'keys made of parts are seen')
  t.same(
    keys.filter(key => !isSaid(key)),
    [],
  )
})

t.test('every error the console has words for is one that the server sends', async t => {
  const codes = keys.flatMap(key => /^error\.([A-Z_]+)$/.exec(key)?.[1] ?? [])
  t.ok(codes.length > 0, 'there are such words')
  t.same(
    codes.filter(code => !(code in errors)),
    [],
  )
})

t.test('one has a word of its own, nothing and many share theirs', async t => {
  for (const [n, said] of [
    [0, '0 devices'],
    [1, '1 device'],
    [2, '2 devices'],
  ] as const)
    t.equal(filled('{n} {n|device|devices}', { n }), said)
})
