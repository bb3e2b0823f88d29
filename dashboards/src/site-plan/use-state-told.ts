import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import type { Thing } from './things.ts'
import { words } from './words.ts'

/** How a thing is, in words: what its mark says. */
export function useStateWords(): (thing: Thing) => string {
  const { say, of } = useSay(words)
  const { say: common } = useWords()
  return ({ state, worst }) => {
    if (worst === undefined || state === 'well' || state === 'silent' || state === 'never')
      return say(`plan.state.${state as 'well' | 'silent' | 'never'}`)
    const title = of(worst.title)
    return state === 'held'
      ? say('plan.state.held', { title })
      : `${common(`severity.${worst.severity}`)} · ${title}`
  }
}
