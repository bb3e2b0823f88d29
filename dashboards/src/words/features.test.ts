import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import type { Words } from './define.ts'
import { filled } from './fill.ts'

const SOURCES = join(import.meta.dirname, '..')
const paths = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(path => /\.tsx?$/.test(path))
const wordFiles = paths.filter(path => /(^|\/)(\w+-)*words\.ts$/.test(path) && path !== 'words/words.ts')

/** What a file of words offers; other exports of such a file are no words. */
async function wordsIn(path: string): Promise<readonly [string, Words<string>][]> {
  const found = (await import(join(SOURCES, path))) as Record<string, Words<string>>
  return Object.entries(found).filter(([, words]) => typeof words?.en === 'object' && words.zh)
}

const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(match => match[0]).sort()

t.test('the words of a feature are whole in both languages', async t => {
  for (const path of wordFiles) {
    for (const [name, { en, zh }] of await wordsIn(path)) {
      t.same(Object.keys(zh).sort(), Object.keys(en).sort(), `${path} ${name}: the same keys`)
      for (const key of Object.keys(en)) {
        t.not(en[key]?.trim(), '', `${path} ${key} in English`)
        t.not(zh[key]?.trim(), '', `${path} ${key} in Chinese`)
        t.same(blanks(zh[key] ?? ''), blanks(en[key] ?? ''), `${path} ${key}: the same blanks`)
        t.notMatch(en[key], /\p{Script=Han}/u, `${path} ${key}: no Chinese in English`)
      }
    }
  }
})

t.test('every text of a feature is said somewhere beside it', async t => {
  const code = new Map(
    paths
      .filter(path => !/\.test\.|words\.ts$/.test(path))
      .map(path => [path, readFileSync(join(SOURCES, path), 'utf8')]),
  )
  const all = [...code.values()].join('\n')
  const beginnings = [...all.matchAll(/`([\w.-]+\.)\$\{/g)].map(match => match[1] ?? '')
  const isSaid = (key: string) => all.includes(`'${key}'`) || beginnings.some(begin => key.startsWith(begin))
  for (const path of wordFiles) {
    for (const [name, { en }] of await wordsIn(path))
      t.same(
        Object.keys(en).filter(key => !isSaid(key)),
        [],
        `${path} ${name}`,
      )
  }
})

t.test('a blank without its filling stays visible', async t => {
  t.equal(filled('{n} of {m}', { n: 0 }), '0 of {m}')
})
