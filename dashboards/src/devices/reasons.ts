import { useSay } from '../words/use-say.ts'
import { words } from './reasons-words.ts'
import { words as sourceWords } from './source-reasons-words.ts'

interface Refusal {
  readonly reason: string
  readonly metric?: string | undefined
}

/** What a network server writes into its log has names of its own: `chirpstack-error-uplink-mic`. */
const OF_NETWORK_SERVER = /^chirpstack-(.+)$/

/** Why something was refused, with the metric where it is about one. */
export function useReason(): (refusal: Refusal) => string {
  const { say } = useSay(words)
  const { say: sayOfSource } = useSay(sourceWords)
  const told = (reason: string): string => {
    const key = `reason.${reason}`
    if (key in words.en) return say(key as keyof typeof words.en)
    if (key in sourceWords.en) return sayOfSource(key as keyof typeof sourceWords.en)
    const [, what] = OF_NETWORK_SERVER.exec(reason) ?? []
    return what === undefined
      ? say('reason.other', { reason })
      : sayOfSource('reason.network-server', { what })
  }
  return ({ reason, metric }) =>
    metric === undefined ? told(reason) : say('reason.of', { metric, reason: told(reason) })
}
