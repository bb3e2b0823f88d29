import t from 'tap'
import { type ContentType, escapes, fill, templateFault } from './template.ts'

const NASTY = `Gate "3" & <b>O'Neil</b>\\ 50 %\n{{phone}} 楼+`

t.test('whatever is filled in stays one value of its body', async t => {
  const filled = (contentType: ContentType, template: string) =>
    fill(template, { text: NASTY, phone: 'never filled in twice' }, escapes[contentType])
  t.same(JSON.parse(filled('application/json', '{"to":{"text":"{{ text }}"}}')), { to: { text: NASTY } })
  const form = new URLSearchParams(filled('application/x-www-form-urlencoded', 'a=1&text={{text}}&b=2'))
  t.same(
    [...form],
    [
      ['a', '1'],
      ['text', NASTY],
      ['b', '2'],
    ],
  )
  t.equal(
    filled('text/xml', '<text>{{text}}</text>'),
    '<text>Gate &#34;3&#34; &#38; &#60;b&#62;O&#39;Neil&#60;/b&#62;\\ 50 %\n{{phone}} 楼+</text>',
  )
  t.equal(filled('text/plain', 'Say: {{text}}'), `Say: ${NASTY}`)
})

t.test('an XML body never holds what XML cannot', async t => {
  t.equal(fill('{{text}}', { text: 'a\u0000\u001bb\tc' }, escapes['text/xml']), 'a  b\tc')
})

t.test('a placeholder that is not known, or not closed, is named', async t => {
  t.equal(templateFault('{"a":{"b":"{{phone}}"}}', ['phone']), undefined)
  t.equal(templateFault('{{fone}}', ['phone', 'text']), 'there is no {{fone}}; there is phone, text')
  t.equal(templateFault('to {{phone} now', ['phone']), 'not closed: {{phone} now')
  t.equal(templateFault('{{}}', ['phone']), 'not closed: {{}}')
})
