import { readFileSync } from 'node:fs'
import t from 'tap'
import { errors } from '../domain/model/errors.ts'

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
const sections = page.split(/^(?=###? )/m)

t.test('each error code has its section with cause and remedy', async t => {
  for (const code of Object.keys(errors)) {
    const section = sections.find(text => text.startsWith(`### ${code}\n`))
    t.ok(section && section.length > code.length + 50, code)
  }
})

t.test('the page explains no code that the server does not have', async t => {
  for (const [, code] of page.matchAll(/^### (.+)$/gm)) t.ok(code && code in errors, `${code}`)
})

t.test('each code stands under the heading of its status', async t => {
  let heading = ''
  for (const section of sections) {
    if (section.startsWith('## ')) heading = section
    const code = /^### (\w+)/.exec(section)?.[1] as keyof typeof errors | undefined
    if (code) t.match(heading.split(':')[0], String(errors[code].status), code)
  }
})
