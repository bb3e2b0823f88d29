import t from 'tap'
import { dropNoteDrafts, keepNoteDraft, noteDraftOf } from './note-draft.ts'

/** As a browser's, with its own words as keys. */
function storage(): Storage {
  const kept: Record<string, string> = {}
  const does = {
    getItem: (key: string) => kept[key] ?? null,
    setItem(key: string, value: string) {
      kept[key] = value
    },
    removeItem(key: string) {
      delete kept[key]
    },
  }
  return new Proxy(kept, {
    get: (_, name) => does[name as keyof typeof does] ?? kept[name as string],
  }) as unknown as Storage
}

const here = { username: 'chen', alertId: 'a1' }
const draft = { action: 'comment', text: 'The lid is open', isOpen: true }

t.test('a note that was begun is there again, for its alert and its writer alone', async t => {
  const tab = storage()
  keepNoteDraft(here, draft, tab)
  t.same(noteDraftOf(here, tab), draft)
  t.equal(noteDraftOf({ ...here, alertId: 'a2' }, tab), undefined)
  t.equal(noteDraftOf({ ...here, username: 'wang' }, tab), undefined)
})

t.test('once it is sent it is gone, and whoever signs out leaves none', async t => {
  const tab = storage()
  keepNoteDraft(here, draft, tab)
  keepNoteDraft(here, undefined, tab)
  t.equal(noteDraftOf(here, tab), undefined)
  keepNoteDraft(here, draft, tab)
  tab.setItem('another', 'stays')
  dropNoteDrafts(tab)
  t.equal(noteDraftOf(here, tab), undefined)
  t.equal(tab.getItem('another'), 'stays')
})

t.test('what is no draft, or a storage that refuses, is as none', async t => {
  const tab = storage()
  tab.setItem('linli.note.chen.a1', '{"half')
  t.equal(noteDraftOf(here, tab), undefined)
  tab.setItem('linli.note.chen.a1', '7')
  t.equal(noteDraftOf(here, tab), undefined)
  const full = { ...tab, setItem: () => t.fail('unreachable') } as unknown as Storage
  Object.defineProperty(full, 'setItem', {
    value: () => {
      throw new Error('full')
    },
  })
  t.doesNotThrow(() => keepNoteDraft(here, draft, full))
})
