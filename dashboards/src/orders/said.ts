import type { words } from './said-words.ts'

type Word = keyof typeof words.en
type Say = (word: Word, blanks?: Readonly<Record<string, string | number>>) => string

const PART = /^(?:connector (\d+): )?(\w+): ([\w -]+)$/
/** So the server says that nothing came back. */
const NONE: readonly string[] = ['no answer', 'timed-out', 'gone']

/** What a device said, in words where they are those of OCPP; all else, and what is its own, in its own letters. */
export function saidInWords(said: string, say: Say, isWord: (key: string) => key is Word): string {
  const parts = said.split('; ').map(part => partInWords(part, say, isWord))
  return parts.every(part => part !== undefined) ? parts.join(say('between')) : said
}

function partInWords(part: string, say: Say, isWord: (key: string) => key is Word): string | undefined {
  const [, connector, action, status = ''] = PART.exec(part) ?? []
  const call = `call.${action}`
  const answer = `answer.${NONE.includes(status) ? 'none' : status}`
  if (!isWord(call) || !isWord(answer)) return undefined
  const told = say('part', { call: say(call), answer: say(answer) })
  return connector === undefined ? told : say('at', { n: connector, part: told })
}
