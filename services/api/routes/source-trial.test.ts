import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'
import { SOURCE_TRY_AFTER_MAX, sourceFormats } from '../wire/source.ts'

const house = {
  ...{ site: 'riverside', name: 'House', via: { bridge: 'estate' } },
  ...{ format: 'home-assistant', filters: ['homeassistant/#', 'house/#'] },
}
const announced = {
  topic: 'homeassistant/sensor/kitchen/battery/config',
  payload: JSON.stringify({
    ...{ state_topic: 'house/kitchen/state', value_template: '{{ value_json.battery }}' },
    ...{ device_class: 'battery', unit_of_measurement: '%', device: { identifiers: 'kitchen' } },
  }),
  retained: true,
}
const state = { source: house, topic: 'house/kitchen/state', payload: '{"battery":97}' }

async function withTrial() {
  const { as } = await startPlaces()
  return async (payload: object) => (await as('ada')('POST', '/api/sources/try', { payload })).json()
}

t.test('a message is read by what was announced before it, and by nothing of another trial', async t => {
  const tried = await withTrial()
  t.match(await tried({ ...state, after: [announced] }), {
    heard: [{ what: 'said', address: 'kitchen', fields: { battery: 97 } }],
    after: [{ reason: undefined }],
  })
  const alone = await tried(state)
  t.match(alone, { heard: [], reason: 'topic-not-announced' })
  t.notOk('after' in alone, 'nothing came before it')
})

t.test('what came before and says nothing is named, each by itself', async t => {
  const tried = await withTrial()
  const after = [
    { topic: 'elsewhere/sensor/x/config', payload: '{}' },
    { topic: 'homeassistant/sensor/x/config', payload: 'no JSON' },
    announced,
  ]
  const answer = await tried({ ...state, after })
  t.match(answer, { heard: [{ address: 'kitchen' }], after: [{ reason: 'topic-no-source' }, {}, {}] })
  t.type(answer.after[1].reason, 'string')
  t.same(answer.after[2], {})
  const bytes = { topic: 'homeassistant/x', payload: '7b7', encoding: 'hex' }
  t.match(await tried({ ...state, after: [announced, bytes] }), { detail: 'after.1.payload: expected hex' })
  t.match(await tried({ ...state, after: [{ ...announced, topic: 'a/#' }] }), {
    detail: /^after\.0\.topic: /,
  })
  const many = (count: number) => tried({ ...state, after: Array(count).fill(announced) })
  t.equal((await many(SOURCE_TRY_AFTER_MAX)).after.length, SOURCE_TRY_AFTER_MAX)
  t.match(await many(SOURCE_TRY_AFTER_MAX + 1), { code: 'VALIDATION_FAILED' })
})

t.test('each example that needs an announcement says with it, in a trial, what it says', async t => {
  const { as } = await startPlaces()
  const { formats } = sourceFormats.parse((await as('ada')('GET', '/api/source-formats')).json())
  const found = formats.flatMap(({ name, examples }) =>
    examples.filter(({ after }) => after.length > 0).map(example => ({ name, example })),
  )
  t.ok(
    found.some(({ name }) => name === 'sparkplug-b') && found.some(({ name }) => name === 'home-assistant'),
  )
  for (const { name, example } of found) {
    const { title, topic, payload, encoding, settings, after, heard, reason } = example
    const source = { ...house, format: name, filters: ['#'], settings }
    const answer = await as('ada')('POST', '/api/sources/try', {
      payload: { source, topic, payload, encoding, after },
    })
    const said = (list: readonly { readonly what: string; readonly address: string }[]) =>
      list.map(({ what, address }) => `${what} ${address}`)
    t.same([said(answer.json().heard), answer.json().reason], [said(heard), reason], `${name}: ${title.en}`)
  }
})
