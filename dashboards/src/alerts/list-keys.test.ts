import t from 'tap'
import { intentOf, type Press } from './list-keys.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  ...{ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
  ...more,
})

t.test('a key means what the help says', async t => {
  const table: [Press, string | undefined][] = [
    [press('j'), 'next'],
    [press('ArrowUp'), 'previous'],
    [press('Enter'), 'open'],
    [press('a'), 'acknowledge'],
    [press('c'), 'claim'],
    [press('x'), 'choose'],
    [press('X', { shiftKey: true }), 'choose-to'],
    [press('?', { shiftKey: true }), 'help'],
    [press('/'), 'search'],
    [press('Escape'), 'leave'],
    [press('q'), undefined],
    [press('toString'), undefined],
  ]
  for (const [given, intent] of table) t.equal(intentOf(given, true), intent, given.key)
})

t.test('what the browser means by a key with Ctrl stays with the browser, but for choosing all', async t => {
  t.equal(intentOf(press('c', { ctrlKey: true }), true), undefined)
  t.equal(intentOf(press('j', { metaKey: true }), true), undefined)
  t.equal(intentOf(press('a', { ctrlKey: true }), true), 'all')
})

t.test('with the letters switched off a letter does nothing', async t => {
  for (const key of ['j', 'k', 'a', 'c', 'x', '/', '?']) t.equal(intentOf(press(key), false), undefined, key)
  t.equal(intentOf(press('ArrowDown'), false), 'next')
  t.equal(intentOf(press(' '), false), 'choose')
})
