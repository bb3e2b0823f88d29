import t from 'tap'
import { alertCommands } from './alerts.ts'

const shelve = (hours: string) =>
  Promise.resolve().then(() =>
    alertCommands['alerts shelve']?.run({
      words: ['demo-1'],
      options: { hours, reason: 'the lid is being mended' },
      server: { call: async (...asked: unknown[]) => asked } as never,
    }),
  )

t.test('hours that are no number are refused by name, before anybody is asked', async t => {
  await t.rejects(shelve('abc'), /--hours: expected a number such as 8, got abc/)
  await t.rejects(shelve(''), /--hours: expected a number such as 8, got nothing/)
  t.match(await shelve('1.5'), ['POST', '/api/alerts/demo-1/shelve', { forMs: 5_400_000 }])
})
