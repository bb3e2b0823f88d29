import t from 'tap'
import { shownOf } from './shown.ts'

const NOW = Date.parse('2026-05-04T03:00:00.000Z')
const payload = (more: object = {}) =>
  JSON.stringify({
    ...{
      notice: 'sos-1/3',
      alert: 'sos-1',
      tag: 'sos-1',
      severity: 'critical',
      lifeSafety: true,
      ended: false,
    },
    ...{ test: false, language: 'zh', title: '紧急：需要帮助', body: '3 号楼 2 单元' },
    ...{ link: 'https://linli.example/a/token', at: '2026-05-04T02:59:00.000Z', ...more },
  })

t.test('what a life hangs on stays, sounds again under the same tag, and can be taken at once', async t => {
  t.match(shownOf(payload(), NOW), {
    title: '紧急：需要帮助',
    options: {
      ...{ body: '3 号楼 2 单元', lang: 'zh-CN', tag: 'sos-1', renotify: true, silent: false },
      ...{ requireInteraction: true, timestamp: NOW - 60_000 },
      data: { path: '/alerts/sos-1', link: 'https://linli.example/a/token' },
      actions: [
        { action: 'take', title: '确认' },
        { action: 'open', title: '查看' },
      ],
    },
  })
})

t.test('the word that it is over makes no sound, does not stay and offers nothing to take', async t => {
  const { options } = shownOf(payload({ ended: true, language: 'en' }), NOW)
  t.match(options, { silent: true, renotify: false, requireInteraction: false, tag: 'sos-1' })
  t.same(options.data, { path: '/alerts/sos-1' })
  t.same(options.actions, [{ action: 'open', title: 'Open' }])
  t.notOk(options.vibrate)
})

t.test(
  'that somebody has it in hand quiets the call under its tag: silent, gone by itself, nothing to take',
  async t => {
    const { title, options } = shownOf(
      payload({
        ended: true,
        ending: 'in-hand',
        title: '处理中：需要帮助',
        body: '已有人在处理。',
        link: undefined,
      }),
      NOW,
    )
    t.equal(title, '处理中：需要帮助')
    t.match(options, {
      silent: true,
      renotify: false,
      requireInteraction: false,
      tag: 'sos-1',
      body: '已有人在处理。',
    })
    t.notOk(options.vibrate)
    t.same(
      options.actions.map(({ action }) => action),
      ['open'],
    )
  },
)

t.test('other alerts do not stay; one without a link is only opened; a digest opens the list', async t => {
  const { options } = shownOf(
    payload({ lifeSafety: false, link: undefined, alert: '', tag: 'digest-1' }),
    NOW,
  )
  t.match(options, { requireInteraction: false, data: { path: '/' }, tag: 'digest-1' })
  t.same(
    options.actions.map(({ action }) => action),
    ['open'],
  )
})

t.test('in the hand it is acknowledged by whoever is signed in there, and needs no link', async t => {
  const { options } = shownOf(payload({ link: undefined }), NOW, true)
  t.same(options.data, { path: '/alerts/sos-1', alert: 'sos-1' })
  t.same(
    options.actions.map(({ action }) => action),
    ['take', 'open'],
  )
  for (const none of [{ ended: true }, { test: true }, { alert: '' }])
    t.notOk(shownOf(payload(none), NOW, true).options.data.alert)
})

t.test('a test opens the list: there is no such alert', async t => {
  t.same(shownOf(payload({ test: true, alert: 'test', link: undefined }), NOW).options.data, { path: '/' })
})

t.test('the id of an alert stays within the console', async t => {
  t.equal(
    shownOf(payload({ alert: '../../evil?x#y' }), NOW).options.data.path,
    '/alerts/..%2F..%2Fevil%3Fx%23y',
  )
})

t.test('a push that cannot be read is shown all the same', async t => {
  for (const text of [undefined, '', 'no json', 'null', '{}', '{"title":1}', payload({ tag: '' })])
    t.match(shownOf(text, NOW), { title: /Linli/, options: { tag: 'linli', data: { path: '/' } } }, `${text}`)
})
