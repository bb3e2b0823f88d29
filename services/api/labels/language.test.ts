import t from 'tap'
import { languageOf } from './language.ts'

const table: [Parameters<typeof languageOf>[0], string | undefined, string][] = [
  ['en', 'zh-CN', 'en'],
  [undefined, undefined, 'zh'],
  [undefined, 'en-GB,en;q=0.9', 'en'],
  [undefined, 'zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  [undefined, 'de, en;q=0.5, zh;q=0.8', 'zh'],
  [undefined, 'en;q=0, zh;q=0.1', 'zh'],
  [undefined, 'de-DE', 'zh'],
  [undefined, 'English please', 'zh'],
]
for (const [asked, header, expected] of table)
  t.test(`${asked ?? header ?? 'nothing'} is answered in ${expected}`, async t => {
    t.equal(languageOf(asked, header), expected)
  })
