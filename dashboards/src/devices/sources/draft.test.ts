import t from 'tap'
import { bodyOf, draftOf, missingOf, newDraft, withFormat } from './draft.ts'

const title = { en: 'x', zh: 'x' }
const json = { name: 'plain-json', title, filters: ['devices/+/state'], settings: {}, examples: [] }
const stack = { ...json, name: 'chirpstack', filters: ['application/+/device/+/event/+'] }

t.test(
  'a new one begins with the topics that are usual, and follows the format until somebody writes its own',
  async t => {
    const begun = newDraft('gateway gw-1', json, 'Yard')
    t.equal(begun.filters, 'devices/+/state')
    t.equal(withFormat(begun, json, stack).filters, 'application/+/device/+/event/+')
    const own = { ...begun, filters: 'yard/#', settings: { level: 2 } }
    t.match(withFormat(own, json, stack), { filters: 'yard/#', format: 'chirpstack' })
    t.same(withFormat(own, json, stack).settings, {}, 'settings are those of a format')
  },
)

t.test('what is left empty is not sent, and comes back as it was', async t => {
  const body = bodyOf(
    { ...newDraft('bridge estate', json, ' Yard '), filters: ' a/# \n\n b/#\n' },
    'riverside',
  )
  t.same(body, {
    ...{ site: 'riverside', name: 'Yard', via: { bridge: 'estate' }, filters: ['a/#', 'b/#'] },
    ...{ format: 'plain-json', settings: {}, isOn: true },
  })
  const saved = { ...body, settings: {}, isOn: true, id: 'yard', savedAt: '', savedBy: '', version: 1 }
  t.match(draftOf(saved), { via: 'bridge estate', filters: 'a/#\nb/#', codec: '' })
  t.same(bodyOf(draftOf(saved), 'riverside', ['7']).ignored, ['7'])
})

t.test('what is missing is told beside its field', async t => {
  t.match(missingOf(newDraft('', json, '')), [{ path: 'name' }, { path: 'via' }])
})
