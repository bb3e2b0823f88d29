import { Button } from 'antd'
import { useSay } from '../../words/use-say.ts'
import { useEditor, usualOf } from './editor.ts'
import { FaultsAt } from './FaultsAt.tsx'
import { words } from './form-words.ts'
import { LevelCard } from './LevelCard.tsx'
import { SEVERITIES } from './severities.ts'
import { asShape } from './shapes.ts'

/** From mild to severe: each a severity and what must be so for it. */
export function LevelsEditor() {
  const { say } = useSay(words)
  const { definition, metrics, put } = useEditor()
  const { levels } = definition
  const last = levels.at(-1)
  const add = () => {
    const next = SEVERITIES[Math.min(SEVERITIES.length - 1, SEVERITIES.indexOf(last?.severity ?? 'low') + 1)]
    const when = last?.when ?? asShape('compare', usualOf(metrics))
    put(`levels.${levels.length}`, { severity: next, when })
  }
  return (
    <section className="rule-part">
      <h2>{say('levels')}</h2>
      <p className="quiet small">{say('levels.about')}</p>
      <FaultsAt path="levels" />
      {levels.map((level, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is known by its place alone
        <LevelCard key={i} level={level} i={i} isOnly={levels.length === 1} />
      ))}
      {levels.length < SEVERITIES.length && (
        <Button type="dashed" onClick={add}>
          + {say('levels.add')}
        </Button>
      )}
    </section>
  )
}
