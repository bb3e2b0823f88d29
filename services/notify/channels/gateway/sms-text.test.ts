import t from 'tap'
import { partsOf, smsText } from './sms-text.ts'

const LINK = 'https://linli.example/n/AbCdEfGhIjKlMnOpQrStUv'

t.test('a message is counted as the networks count it', async t => {
  const table: readonly (readonly [string, number])[] = [
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['楼'.repeat(70), 1],
    ['楼'.repeat(71), 2],
    ['楼'.repeat(134), 2],
    ['楼'.repeat(135), 3],
    [`${'a'.repeat(70)}楼`, 2],
  ]
  for (const [text, parts] of table) t.equal(partsOf(text), parts, `${text.length} of ${text[0]}`)
})

t.test('a short message keeps all that fits', async t => {
  const message = { title: '紧急：需要帮助，3 号楼 2 单元', body: '目前无人处理。' }
  t.equal(smsText(message, 1), '紧急：需要帮助，3 号楼 2 单元\n目前无人处理。')
})

t.test('of a long one the body goes first, then the link, then the end of the title', async t => {
  const title = '紧急：需要帮助，3 号楼 2 单元'
  const body = '目前无人处理。'.repeat(20)
  const cut = smsText({ title, body, link: LINK }, 2)
  t.ok(cut.startsWith(`${title}\n目前无人处理。`), cut)
  t.ok(cut.endsWith(`… ${LINK}`), cut)
  t.equal(smsText({ title, body, link: LINK }, 1), `${title} ${LINK}`)
  t.equal(smsText({ title, body: '', link: LINK.repeat(3) }, 1), title)
  t.match(smsText({ title: title.repeat(9), body, link: LINK }, 1), /^紧急.{60,68}…$/)
})

t.test('dots and quotes do not make three parts of one', async t => {
  const text = smsText({ title: 'Bin “full” – gate’s', body: 'word '.repeat(60) }, 1)
  t.match(text, /^Bin "full" - gate's\n(?:word )+word\.\.\.$/)
  t.ok(text.length > 140 && text.length <= 160, `${text.length} letters`)
})

t.test('it never becomes more parts than are paid for', async t => {
  for (const letter of ['a', '楼', '€', '👍']) {
    for (let length = 1; length < 400; length += 7) {
      const message = { title: letter.repeat(length), body: letter.repeat(400 - length), link: LINK }
      for (const parts of [1, 2, 3]) t.ok(partsOf(smsText(message, parts)) <= parts, `${length} of ${letter}`)
    }
  }
})
