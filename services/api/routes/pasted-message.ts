import type { SourceMessage } from '../../decode/source.ts'
import { isMessageTopic } from '../../decode/topic-filter.ts'
import { invalid } from '../validate.ts'

interface Pasted {
  readonly topic: string
  readonly payload: string
  readonly encoding: 'text' | 'base64' | 'hex'
  readonly retained: boolean
}

/** The message that somebody pasted. Throws where it cannot be one: what is read of it would be of another message. */
export function messageOf({ topic, payload, encoding, retained }: Pasted): SourceMessage {
  if (!isMessageTopic(topic)) throw invalid('topic: expected the topic of a message, without wildcards')
  return { topic, payload: bytesOf(payload, encoding), retained }
}

function bytesOf(payload: string, encoding: Pasted['encoding']): Buffer {
  if (encoding === 'text') return Buffer.from(payload)
  // As programs show bytes: in groups, or over several lines.
  const plain = payload.replace(/\s+/g, '')
  if (!IS[encoding](plain)) throw invalid(`payload: expected ${encoding}`)
  return Buffer.from(plain, encoding)
}

/** Node's own reader stops at the first letter that is none, and says nothing. */
const IS = {
  hex: (plain: string) => /^[\da-f]*$/i.test(plain) && plain.length % 2 === 0,
  base64: (plain: string) => {
    const [, letters = '', end = ''] = /^([\w+/-]*)(={0,2})$/.exec(plain) ?? []
    const isWhole = end === '' ? letters.length % 4 !== 1 : (letters.length + end.length) % 4 === 0
    return letters.length + end.length === plain.length && isWhole
  },
} as const
