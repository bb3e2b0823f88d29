import t from 'tap'
import { templateOf } from './template.ts'

const json = { smoke: true, 'a b': { c: 7 } }
const read = (written: unknown) => templateOf(written)?.('raw', json)

t.test('plain templates take out what they name', async t => {
  t.same(
    [
      undefined,
      '{{ value }}',
      '{{value_json.smoke}}',
      "{{ value_json['a b']['c'] | float }}",
      '{{ value_json["a b"].c | round(1) | default(0) }}',
      '{{ value_json.absent }}',
      '{{ value_json.constructor }}',
    ].map(read),
    ['raw', 'raw', true, 7, 7, undefined, undefined],
  )
})

t.test('a template that is a program is not read', async t => {
  for (const written of [
    '{{ value_json.a + 1 }}',
    '{% if value %}1{% endif %}',
    '{{ value_json }}',
    '{{ states("sensor.x") }}',
    '{{ value | regex_replace("a", "b") }}',
    '{{ value_json.x }} {{ value_json.y }}',
    `{{ value_json.${'x'.repeat(200)} }}`,
    7,
  ])
    t.equal(templateOf(written), undefined, String(written))
})
