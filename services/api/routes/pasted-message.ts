import type { SourceMessage } from '../../decode/source.ts'
import { isMessageTopic } from '../../decode/topic-filter.ts'
import { invalid } from '../validate.ts'

interface Pasted {
  readonly topic: string
  readonly payload: string
  readonly encoding: 'text' | 'base64' | 'hex'
  readonly retained: boolean
}

/**
 * The message that somebody pasted. Throws where it cannot be one: what is read of it would be of another message; `within`:
 * where it stands in what was sent.
 */
export function messageOf({ topic, payload, encoding, retained }: Pasted, within = ''): SourceMessage {
  if (!isMessageTopic(topic))
    throw invalid(`${within}topic: expected the topic of a message, without wildcards`)
  const bytes = bytesIn(payload, encoding)
  if (bytes === undefined) throw invalid(`${within}payload: expected ${encoding}`)
  return { topic, payload: bytes, retained }
}

/** Nothing where it is not written so. */
function bytesIn(payload: string, encoding: Pasted['encoding']): Buffer | undefined {
  if (encoding === 'text') return Buffer.from(payload)
  // As programs show bytes: in groups, or over several lines.
  const plain = payload.replace(/\s+/g, '')
  return IS[encoding](plain) ? Buffer.from(plain, encoding) : undefined
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
