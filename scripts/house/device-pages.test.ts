import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { deviceBody } from '../../services/api/wire/device.ts'
import { sourceBody } from '../../services/api/wire/source.ts'
import { codecNamed, codecs } from '../../services/decode/codecs/codecs.ts'
import { formatNamed, formats } from '../../services/decode/formats/formats.ts'
import { allPaths } from './paths.ts'
import { ROOT, readText } from './root.ts'

const PICTURES = 'docs/screens/devices'
const PICTURE_BYTES_MAX = 60_000
const pages = allPaths.filter(path => /^docs\/devices\/[^/]+\.md$/.test(path))
const index = readText('docs/devices.md')
const sections = pages.flatMap(path => readText(path).split(/^(?=###? )/m))

const sectionOf = (picture: string) =>
  sections.find(section => section.includes(`screens/devices/${picture}.webp"`))

for (const { name, models, examples } of codecs)
  t.test(`${name} has its section, with its picture and the names of its refusals`, async t => {
    const row = index.split('\n').find(line => line.includes(`| \`${name}\` | [`)) ?? ''
    for (const model of models) t.ok(row.includes(model.split(' ').at(-1) ?? model), `its row says ${model}`)
    const section = sectionOf(name)
    if (section === undefined) return t.fail(`no section of docs/devices shows ${name}.webp`)
    const refusals = examples.flatMap(({ becomes }) =>
      becomes.ok ? (becomes.rejected ?? []).map(({ reason }) => reason) : [becomes.reason],
    )
    for (const reason of new Set(refusals)) t.ok(section.includes(`\`${reason}\``), reason)
  })

t.test('every format stands in the table, and leads to where it is set up', async t => {
  for (const { name } of formats) t.match(index, new RegExp(`\\| \`${name}\` \\| \\[.*\\]\\(`), name)
})

t.test('every picture is shown, is there, and is light', async t => {
  const shown = pages.flatMap(path =>
    [...readText(path).matchAll(/screens\/devices\/([\w-]+\.webp)"/g)].map(match => match[1]),
  )
  const there = readdirSync(join(ROOT, PICTURES))
  t.same([...new Set(shown)].sort(), there.sort())
  for (const file of there) t.ok(statSync(join(ROOT, PICTURES, file)).size < PICTURE_BYTES_MAX, file)
})

t.test('every source and device that a page shows can be saved as it stands', async t => {
  const blocks = pages.flatMap(path => [...readText(path).matchAll(/^```json\n([\s\S]*?)^```/gm)])
  t.ok(blocks.length > 0)
  for (const [, block = ''] of blocks) {
    const body = JSON.parse(block)
    const codec: string | undefined = body.origin?.codec ?? body.codec
    t.ok(codec === undefined || codecNamed(codec), `${body.name}: ${codec}`)
    if (body.origin !== undefined) t.doesNotThrow(() => deviceBody.parse(body), body.name)
    else if (body.format !== undefined) {
      const { format, settings } = sourceBody.parse(body)
      t.doesNotThrow(() => formatNamed(format)?.open(settings, { payloadBytesMax: 65_536 }), body.name)
    }
  }
})

t.test('every link into a page leads to a heading of it', async t => {
  for (const path of ['docs/devices.md', ...pages])
    for (const [, file = '', anchor = ''] of readText(path).matchAll(/\]\(([^)#\s:]*)#([^)\s]+)\)/g)) {
      const target = file === '' ? path : new URL(file, `file:///${path}`).pathname.slice(1)
      t.ok(anchorsOf(target).has(anchor), `${path}: ${file}#${anchor}`)
    }
})

/** As hosts of Markdown name headings: small letters and figures, a hyphen for each blank. */
const anchorsOf = (path: string): ReadonlySet<string> =>
  new Set(
    [...readText(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\d\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
