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
  t.same(keptDraft('riverside', [gateway], storage), { ...draft, via: 'gateway gw-1' })
  t.same(keptDraft('riverside', [gateway, { value: 'bridge b' }], storage), draft, 'of two a person chooses')
  t.equal(keptDraft('garden', [gateway], storage), undefined, 'it is of its site')
  dropDraft(storage)
  t.equal(keptDraft('riverside', [gateway], storage), undefined)
})
