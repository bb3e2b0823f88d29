import t from 'tap'
import { z } from 'zod'
import { faultsIn, faultWords } from './fault-words.ts'

const form = z.strictObject({
  name: z.string().min(1).max(5),
  secret: z.string().min(8).optional(),
  count: z.int().min(1).max(9).optional(),
  role: z.enum(['manager', 'carer']).optional(),
  scope: z.union([z.literal('all'), z.array(z.string()).min(1)]).optional(),
  target: z
    .discriminatedUnion('who', [z.object({ who: z.literal('duty') }), z.object({ who: z.literal('role') })])
    .optional(),
  time: z
    .string()
    .regex(/^\d\d:\d\d$/, 'a time such as 22:30')
    .optional(),
  mail: z.email().optional(),
  plain: z.string().regex(/^a+$/).optional(),
  nested: z.strictObject({ list: z.array(z.strictObject({ id: z.string() })) }).optional(),
})

const wordsOf = (given: unknown): string =>
  faultsIn(form.safeParse(given, { error: faultWords }).error?.issues ?? [])

const table: readonly (readonly [unknown, string])[] = [
  [{}, 'name: is missing'],
  [null, 'request: expected an object with fields, { … }'],
  [{ name: 7 }, 'name: expected text'],
  [{ name: '' }, 'name: must not be empty'],
  [{ name: 'longer' }, 'name: expected at most 5 characters'],
  [{ name: 'x', secret: 'short' }, 'secret: expected at least 8 characters'],
  [{ name: 'x', count: 0 }, 'count: expected 1 or more'],
  [{ name: 'x', count: 10 }, 'count: expected 9 or less'],
  [{ name: 'x', count: 1.5 }, 'count: expected a whole number'],
  [{ name: 'x', role: 'boss' }, 'role: expected one of "manager", "carer"'],
  [{ name: 'x', scope: 7 }, 'scope: expected "all", or expected a list, [ … ]'],
  [{ name: 'x', target: { who: 'x' } }, 'target.who: expected one of "duty", "role"'],
  [{ name: 'x', time: 'noon' }, 'time: a time such as 22:30'],
  [{ name: 'x', mail: 'x' }, 'mail: expected an e-mail address such as lin@example.org'],
  [{ name: 'x', plain: 'b' }, 'plain: expected another form: something in it is not allowed here'],
  [{ name: 'x', colour: 1 }, 'request: there is no field "colour"; is it spelt right?'],
  [{ name: 'x', nested: { list: [{ id: 'a' }, {}] } }, 'nested.list.1.id: is missing'],
]

for (const [given, says] of table)
  t.test(`${JSON.stringify(given)} is told: ${says}`, async t => t.equal(wordsOf(given), says))

t.test('every fault is told at once', async t => {
  t.equal(
    wordsOf({ secret: 's', count: 0 }),
    'name: is missing; secret: expected at least 8 characters; count: expected 1 or more',
  )
})
