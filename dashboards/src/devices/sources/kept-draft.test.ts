import t from 'tap'
import { newDraft } from './draft.ts'
import { dropDraft, keepDraft, keptDraft } from './kept-draft.ts'

function memory() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

t.test('a source that was left for its gateway is there again, with the gateway that was added', async t => {
  const storage = memory()
  const draft = newDraft('', undefined, '地下室 ChirpStack')
  keepDraft('riverside', draft, storage)
  const gateway = { value: 'gateway gw-1' }
  t.same(keptDraft('riverside', [gateway], null, storage), { ...draft, via: 'gateway gw-1' })
  t.same(
    keptDraft('riverside', [gateway, { value: 'bridge b' }], null, storage),
    draft,
    'of two a person chooses',
  )
  t.equal(keptDraft('garden', [gateway], null, storage), undefined, 'it is of its site')
  dropDraft(storage)
  t.equal(keptDraft('riverside', [gateway], null, storage), undefined)
})

t.test('whoever wants another format begins anew, and finds no more of it', async t => {
  const storage = memory()
  const draft = { ...newDraft('', undefined, '地下室 ChirpStack'), format: 'chirpstack' }
  keepDraft('riverside', draft, storage)
  t.same(keptDraft('riverside', [], 'chirpstack', storage), draft, 'the same format is no other')
  t.equal(keptDraft('garden', [], 'frigate', storage), undefined)
  t.same(keptDraft('riverside', [], null, storage), draft, 'at another site nothing is said of it')
  t.equal(keptDraft('riverside', [], 'frigate', storage), undefined)
  t.equal(keptDraft('riverside', [], null, storage), undefined)
})
