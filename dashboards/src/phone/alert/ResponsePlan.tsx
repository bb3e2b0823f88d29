import { useState } from 'react'
import type { WireAlertFile } from '../../../../services/api/wire/alert.ts'
import { useSay } from '../../words/use-say.ts'
import { PhoneMark } from '../marks.tsx'
import { ticks } from './ticks.ts'
import { words } from './words.ts'

/** What is to be done there, step by step. What is ticked is for one's own eye and stays on this phone. */
export function ResponsePlan({ file }: { readonly file: WireAlertFile }) {
  const { say: tell, of } = useSay(words)
  const { id } = file.alert
  const [ticked, setTicked] = useState(() => ticks.of(id))
  const { steps } = file.guide.response
  if (steps.length === 0) return null
  const toggle = (i: number) => setTicked(ticks.toggle(id, i))
  const done = ticked.filter(i => i < steps.length).length
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{tell('plan.title')}</h2>
      <ol className="plan-steps">
        {steps.map((step, i) => (
          <li key={step.en}>
            <label>
              <input type="checkbox" checked={ticked.includes(i)} onChange={() => toggle(i)} />
              <span>{of(step)}</span>
            </label>
            <Call step={of(step)} />
          </li>
        ))}
      </ol>
      {done > 0 && <p className="quiet">{tell('plan.done', { n: done, m: steps.length })}</p>}
    </section>
  )
}

/** Where a step says to call an ambulance, the fire brigade or the police, it is one tap. */
function Call({ step }: { readonly step: string }) {
  const { say: tell } = useSay(words)
  const [number] = /\b1(?:10|19|20)\b/.exec(step) ?? []
  if (number === undefined) return null
  return (
    <a className="light-button" href={`tel:${number}`}>
      <PhoneMark /> {tell('plan.call', { number })}
    </a>
  )
}
