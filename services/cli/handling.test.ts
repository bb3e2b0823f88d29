import t from 'tap'
import { handlingCommands } from './handling.ts'

const asked = (name: string, words: string[], options: Record<string, string> = {}) =>
  Promise.resolve().then(() =>
    handlingCommands[`alerts ${name}`]?.run({
      words,
      options,
      server: { call: async (...asked: unknown[]) => asked } as never,
    }),
  )

t.test('each command asks for its action with what belongs to it', async t => {
  const table: [string, string[], Record<string, string>, object][] = [
    ['claim', ['demo-1'], {}, {}],
    ['assign', ['demo-1', 'li'], {}, { assignee: 'li' }],
    [
      'transfer',
      ['demo-1', 'li'],
      { note: 'my shift is over' },
      { assignee: 'li', note: 'my shift is over' },
    ],
    ['return', ['demo-1'], { reason: 'wrong building' }, { reason: 'wrong building' }],
    ['pause', ['demo-1'], { hours: '1.5', reason: 'no key' }, { forMs: 5_400_000, reason: 'no key' }],
    ['urge', ['demo-1'], { note: 'it smells' }, { note: 'it smells' }],
  ]
  for (const [name, words, options, body] of table)
    t.same(await asked(name, words, options), ['POST', `/api/alerts/demo-1/${name}`, body])
})

t.test('what is missing is named before anybody is asked', async t => {
  await t.rejects(asked('claim', []), /missing: the alert/)
  await t.rejects(asked('transfer', ['demo-1']), /missing: who takes it/)
  await t.rejects(asked('return', ['demo-1']), /missing: --reason/)
  await t.rejects(asked('pause', ['demo-1'], { reason: 'r' }), /missing: --hours/)
})
