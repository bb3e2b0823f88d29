import { ApiProblem, problemWords } from '../api/request.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { problems } from './problem-words.ts'

/** What went wrong with a form and what to do about it, in the reader's language; what exactly, as the server says it. */
export function useProblem(): (error: unknown) => string {
  const { say: sayCommon } = useWords()
  const { say } = useSay(problems)
  return error => {
    if (!(error instanceof ApiProblem)) return problemWords(sayCommon, error)
    const key = `problem.${error.code}`
    const detail = error.problem.detail ? ` (${error.problem.detail})` : ''
    if (!(key in problems.en)) return problemWords(sayCommon, error) + detail
    return say(key as keyof typeof problems.en & string) + detail
  }
}
