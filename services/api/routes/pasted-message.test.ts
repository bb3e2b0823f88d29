import t from 'tap'
import type { ApiProblem } from '../problem.ts'
import { messageOf } from './pasted-message.ts'

function read(payload: string, encoding: 'text' | 'base64' | 'hex', topic = 'bins/7'): string {
  try {
    return Buffer.from(messageOf({ topic, payload, encoding, retained: false }).payload).toString('latin1')
  } catch (error) {
    return String((error as ApiProblem).extras.detail)
  }
}

t.test('bytes are read as they were written, in groups and over lines too', async t => {
  for (const [payload, encoding, bytes] of [
    ['zz', 'text', 'zz'],
    ['7b7D', 'hex', '{}'],
    ['7b 7d\n', 'hex', '{}'],
    ['', 'hex', ''],
    ['W10=', 'base64', '[]'],
    ['W1\n0', 'base64', '[]'],
    ['_-8=', 'base64', '\xff\xef'],
    ['/+8=', 'base64', '\xff\xef'],
  ] as const)
    t.equal(read(payload, encoding), bytes, `${encoding} ${payload}`)
})

t.test('what is none is refused, where it would be read as fewer bytes', async t => {
  for (const payload of ['zz', '7b7d7', '0x7b', '7b,7d'])
    t.equal(read(payload, 'hex'), 'payload: expected hex')
  for (const payload of ['W10=!!', 'W10==', 'W', 'W1=0', '='])
    t.equal(read(payload, 'base64'), 'payload: expected base64', payload)
})

t.test('a filter is no topic that a message came on', async t => {
  for (const topic of ['bins/+/state', 'bins/#', 'bins\0'])
    t.equal(read('{}', 'text', topic), 'topic: expected the topic of a message, without wildcards', topic)
  t.equal(read('{}', 'text', '$share/bins'), '{}')
})
