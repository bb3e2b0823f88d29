import type { WireDevice } from '../../../../services/api/wire/device.ts'
import { useSay } from '../../words/use-say.ts'
import { useWords } from '../../words/words.ts'
import { mountingOf } from '../mounting/mounting.ts'
import { figureWords } from '../value.ts'
import { type HeardDraft, levelWouldBe } from './heard-draft.ts'
import { words } from './words.ts'

interface LevelWouldBeProps {
  readonly device: WireDevice
  readonly draft: HeardDraft
}

/** What its last reading becomes, hanging like that: whoever measured wrong sees it before anybody is called. */
export function LevelWouldBe({ device, draft }: LevelWouldBeProps) {
  const { say } = useSay(words)
  const common = useWords()
  const before = device.origin?.mounting
  const after = mountingOf(draft.mounting)
  const level = device.values.fillPercent
  const told = () => {
    if (after === undefined) return ''
    if (before === undefined || typeof level !== 'number') return say('heard.would.none')
    const figure = (percent: number) => figureWords(common, percent)
    const next = levelWouldBe(level, before, after)
    return next === undefined
      ? say('heard.would.end', { before: figure(level) })
      : say('heard.would', { before: figure(level), after: figure(next) })
  }
  return (
    <p className="would-become" aria-live="polite">
      {told()}
    </p>
  )
}
