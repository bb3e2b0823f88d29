import { readFileSync } from 'node:fs'
import t from 'tap'
import { sourceBody } from '../api/wire/source.ts'
import { codecNamed } from '../decode/codecs/codecs.ts'
import { formatNamed, formats } from '../decode/formats/formats.ts'

const page = readFileSync(new URL('../../docs/sources.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/^```json\n(\{\n {2}"site"[\s\S]*?)^```/gm)].map(match => match[1] as string)

t.test('each source that the documentation shows can be saved and opened as it stands', async t => {
  t.not(blocks.length, 0)
  for (const block of blocks) {
    const { name, format, settings, codec } = sourceBody.parse(JSON.parse(block))
    t.doesNotThrow(() => formatNamed(format)?.open(settings, { payloadBytesMax: 65_536 }), name)
    t.ok(codec === undefined || codecNamed(codec), `${name}: ${codec}`)
  }
})

t.test('the settings of a format that has a section are all in it', async t => {
  for (const { name, settings } of formats) {
    if (!blocks.some(block => block.includes(`"format": "${name}"`))) continue
    for (const setting of Object.keys(settings)) t.ok(page.includes(`\`${setting}\``), `${name}: ${setting}`)
  }
})
