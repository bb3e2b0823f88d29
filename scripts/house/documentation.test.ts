import t from 'tap'
import { errors } from '../../services/domain/model/errors.ts'
import { tallies } from '../../services/runtime/tally.ts'
import { allPaths } from './paths.ts'
import { readText } from './root.ts'
import { documentedSettings, knownSettings } from './settings.ts'

t.test('every error code is explained, and nothing else is', async t => {
  const explained = [...readText('docs/errors.md').matchAll(/^### `?([A-Z][A-Z_]+)`?$/gm)].map(
    match => match[1],
  )
  t.same(explained.sort(), Object.keys(errors).sort())
})

t.test('everything that is counted has its row in the table of metrics', async t => {
  const rows = readText('docs/operations.md')
  for (const name of Object.keys(tallies)) t.ok(rows.includes(`\n| \`linli_${name}_total\` |`), name)
})

t.test('every setting of the server is documented, and no other', async t => {
  const documented = documentedSettings()
  t.same(documented.toSorted(), knownSettings())
  t.equal(new Set(documented).size, documented.length, 'each once')
})

t.test('every setting that any document speaks of is one', async t => {
  const known = new Set(knownSettings())
  for (const path of allPaths.filter(path => path.endsWith('.md'))) {
    const spoken = [...readText(path).matchAll(/\bLINLI_[A-Z0-9_]*[A-Z0-9]\b/g)].map(match => match[0])
    t.same(
      spoken.filter(name => !known.has(name) && !known.has(name.replace(/_FILE$/, ''))),
      [],
      path,
    )
  }
})

t.test('every link of a document to a file of the repository leads there', async t => {
  const there = new Set(allPaths)
  for (const path of allPaths.filter(path => path.endsWith('.md'))) {
    for (const [, link = ''] of readText(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
      const target = new URL(link, `file:///${path}`).pathname.slice(1)
      t.ok(there.has(target) || [...there].some(file => file.startsWith(`${target}/`)), `${path}: ${link}`)
    }
  }
})

t.test('no two decisions share a number', async t => {
  const numbers = allPaths.map(path => /^docs\/adr\/(\d{4})-/.exec(path)?.[1]).filter(n => n !== undefined)
  t.ok(numbers.length > 0)
  t.same(numbers, [...new Set(numbers)])
})
