import decodeQR from 'qr/decode.js'
import t from 'tap'
import { kindList } from '../../domain/kinds/kinds.ts'
import { text } from '../../domain/model/text.ts'
import { type Labelling, labelOf } from './label.ts'
import { LABEL_MM, labelPicture } from './label-picture.ts'

const b3 = { id: 'b3', sort: 'building' as const, name: text('Building 3', '3 号楼') }
const labelling: Labelling = {
  ...{ language: 'zh', url: 'https://linli.example', kinds: kindList },
  zonesOf: () => new Map([['b3', b3]]),
}
const bin = { id: 'bin-7', kind: 'smart-bin', site: 'riverside', zone: 'b3', name: '东门 <1> & 2"' }

t.test('a scanner reads the address of the device off it, whatever the length of its id', async t => {
  for (const id of ['b', 'bin-7', `b${'0123456789-ABC:def_'.repeat(4)}`.slice(0, 64)]) {
    const picture = labelPicture(labelOf({ ...bin, id }, labelling))
    t.equal(decodeQR(scanned(picture)), `https://linli.example/d/${id}`)
  }
})

t.test('it says what stands before whoever reads it: name, kind, place and the whole id', async t => {
  const picture = labelPicture(labelOf(bin, labelling))
  t.match(textsOf(picture), ['东门 &#60;1&#62; &#38; 2&#34;', '智能垃圾桶', '3 号楼', 'bin-7'])
  const english = labelPicture(labelOf(bin, { ...labelling, language: 'en' }))
  t.match(textsOf(english).slice(-3), ['Smart bin', 'Building 3', 'bin-7'])
  const id = 'x'.repeat(64)
  t.equal(
    textsOf(labelPicture(labelOf({ ...bin, id }, labelling)))
      .slice(-2)
      .join(''),
    id,
  )
})

t.test('a label of a band says neither whose it is nor where they live', async t => {
  const band = { ...bin, id: 'band-1', kind: 'wristband', name: '王奶奶' }
  const picture = labelPicture(labelOf(band, labelling))
  t.same(textsOf(picture), ['智能手环', 'band-1'])
  t.notMatch(picture, /王奶奶|号楼/)
})

t.test('nothing of it stands outside of it, however long the words are', async t => {
  const words = { name: '长'.repeat(100), zone: 'z'.repeat(64) }
  const picture = labelPicture(labelOf({ ...bin, ...words, id: 'x'.repeat(64) }, labelling))
  const lines = [...picture.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="(\d)".*>(.+)<\/text>/g)]
  t.equal(lines.length, 3 + 1 + 2 + 2)
  for (const [, x, y, size, words = ''] of lines) {
    const ems = [...words].reduce((sum, each) => sum + (each < '\u1100' ? 0.6 : 1), 0)
    t.ok(Number(x) + ems * Number(size) <= LABEL_MM.width, words)
    t.ok(Number(y) <= LABEL_MM.height - 1, words)
  }
  const [last, first] = [lines.at(-3), lines.at(-2)]
  t.ok(Number(last?.[2]) + 3 <= Number(first?.[2]) + 1, 'no line stands on another')
})

const textsOf = (picture: string): string[] =>
  [...picture.matchAll(/<text [^>]*>(.+)<\/text>/g)].map(([, words = '']) => words)

/** What a camera sees of its code, four pixels a module. */
function scanned(picture: string) {
  const path = / d="([^"]+)"/.exec(picture)?.[1] ?? ''
  const scale = Number(/scale\(([\d.]+)\)/.exec(picture)?.[1])
  const modules = Math.round(27 / scale)
  const width = modules * 4
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < 4 * Number(length); column++) {
        const at = 4 * ((4 * Number(y) + row) * width + 4 * Number(x) + column)
        data.fill(0, at, at + 3)
      }
  return { width, height: width, data }
}
