import t from 'tap'
import { z } from 'zod'
import { id } from '../../../services/api/wire/device.ts'
import { line } from '../../../services/api/wire/line.ts'
import { faultWords } from '../../../services/config/fault-words.ts'
import { faultInChinese } from './fault-zh.ts'

const form = z.object({
  empty: line(9),
  long: line(2),
  broken: line(9),
  id,
  missing: z.string(),
  number: z.number(),
  small: z.number().min(3),
  large: z.int().max(3),
  mail: z.email(),
  many: z.array(z.string()).max(1),
  other: z.enum(['a', 'b']),
})

t.test('what the server finds wrong in a form is told in Chinese to who reads Chinese', async t => {
  const typed = {
    ...{ empty: '', long: '三个字', broken: 'a\nb', id: 'a b', number: 'x', small: 2, large: 4 },
    ...{ mail: 'x', many: ['a', 'b'], other: 'c' },
  }
  const { error } = form.safeParse(typed, { error: faultWords })
  t.equal(error?.issues.length, Object.keys(form.shape).length, 'every field has its fault')
  for (const { message, path } of error?.issues ?? [])
    t.match(faultInChinese(message), /^[^a-zA-Z]*\p{Script=Han}/u, `${path.join()}: ${message}`)
})

t.test('words that nobody has put into Chinese are shown as they are', async t => {
  t.equal(
    faultInChinese('the rows stand in the order of their times'),
    'the rows stand in the order of their times',
  )
})
