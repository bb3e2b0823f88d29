import { useSay } from '../words/use-say.ts'
import { words } from './reasons-words.ts'

interface Refusal {
  readonly reason: string
  readonly metric?: string | undefined
}

/** Why something was refused, with the metric where it is about one. */
export function useReason(): (refusal: Refusal) => string {
  const { say } = useSay(words)
  return ({ reason, metric }) => {
    const key = `reason.${reason}`
    const says = key in words.en ? say(key as keyof typeof words.en) : say('reason.other', { reason })
    return metric === undefined ? says : say('reason.of', { metric, reason: says })
  }
}
