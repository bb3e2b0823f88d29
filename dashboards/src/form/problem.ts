import { ApiProblem, problemWords } from '../api/request.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { problems } from './problem-words.ts'

/** What went wrong with a form and what to do about it, in the reader's language; what exactly, as the server says it. */
export function useProblem(): (error: unknown) => string {
  const { say: sayCommon } = useWords()
  const { say, language } = useSay(problems)
  return error => {
    if (!(error instanceof ApiProblem)) return problemWords(sayCommon, error)
    const key = `problem.${error.code}`
    const detail = error.problem.detail ? ` (${oneOf(error.problem.detail, language)})` : ''
    if (!(key in problems.en)) return problemWords(sayCommon, error) + detail
    return say(key as keyof typeof problems.en & string) + detail
  }
}

/** Some details are in both languages: `no such row / 没有这一行`. */
function oneOf(detail: string, language: string): string {
  const [, en = detail, zh = detail] = /^(.+) \/ ([^/]*\p{Script=Han}.*)$/su.exec(detail) ?? []
  return language === 'zh' ? zh : en
}
