import { lastingWords } from '../time/age.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { words } from './words.ts'

const MINUTE_MS = 60_000

/** How long after it began: at once, after 60 s, after 3 min. */
export function useDelayWords(): (ms: number) => string {
  const { say } = useSay(words)
  const lasting = useLasting()
  return ms => (ms === 0 ? say('delay.at-once') : say('delay.after', { time: lasting(ms) }))
}

/** Like any length of time, but what is not whole minutes is told in seconds: 90 s is not a minute. */
export function useLasting(): (ms: number) => string {
  const { say } = useSay(words)
  const { say: sayCommon } = useWords()
  return ms =>
    ms < 60 * MINUTE_MS && ms % MINUTE_MS !== 0
      ? say('delay.seconds', { n: ms / 1_000 })
      : lastingWords(sayCommon, ms)
}
