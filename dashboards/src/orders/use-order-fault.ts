import { ApiProblem, problemWords } from '../api/request.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { words } from './order-words.ts'

/** Why it was not ordered, and what to do about it. */
export function useOrderFault(): (error: unknown) => string {
  const { say } = useSay(words)
  const common = useWords()
  return error => {
    const key = error instanceof ApiProblem ? `fault.${error.code}` : ''
    return key in words.en ? say(key as keyof typeof words.en) : problemWords(common.say, error)
  }
}
