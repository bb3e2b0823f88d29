import { Select } from 'antd'
import { useState } from 'react'
import type { WirePlanAnswer } from '../../../services/api/wire/plan.ts'
import type { WireRuleList } from '../../../services/api/wire/rule.ts'
import { sitePath } from '../api/places.ts'
import { query } from '../api/request.ts'
import { useGet } from '../api/use-get.ts'
import { Field } from '../form/Field.tsx'
import { useProblem } from '../form/problem.ts'
import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import { useDelayWords } from './delays.ts'
import { useNames } from './names.ts'
import { usePlanTold } from './plan-told.ts'
import { words } from './words.ts'

const EVERY_MS = 60_000

/** Who would be told if this were raised there now, step by step, if nobody answered. */
export function WouldBeTold({ site }: { readonly site: string }) {
  const { say, of } = useSay(words)
  const names = useNames(site)
  const rules = useGet<WireRuleList>('/api/rules').data?.rules ?? []
  const [zoneAsked, askZone] = useState<string>()
  const [ruleAsked, askRule] = useState<string>()
  const zone = zoneAsked ?? names.zones[0]?.id
  const rule = rules.find(({ id }) => id === (ruleAsked ?? 'sos')) ?? rules[0]
  if (zone === undefined || rule === undefined) return null
  const severity = rule.sentences[0]?.severity ?? 'high'
  const kind = rule.kind === '*' ? 'smart-bin' : rule.kind
  const asked = `${sitePath(site)}/plan-for${query({ rule: rule.id, kind, severity, zone })}`
  return (
    <section className="card" aria-labelledby="would-be-told">
      <h2 id="would-be-told">{say('told.title')}</h2>
      <div className="form-pair">
        <Field label={say('told.zone')}>
          {({ status: _, ...control }) => (
            <Select
              {...control}
              value={zone}
              onChange={askZone}
              options={names.zones.map(({ id }) => ({ value: id, label: names.zone(id) }))}
              showSearch
              optionFilterProp="label"
            />
          )}
        </Field>
        <Field label={say('told.rule')}>
          {({ status: _, ...control }) => (
            <Select
              {...control}
              value={rule.id}
              onChange={askRule}
              options={rules.map(one => ({ value: one.id, label: of(one.title) }))}
              showSearch
              optionFilterProp="label"
            />
          )}
        </Field>
      </div>
      <Answer path={asked} names={names} />
    </section>
  )
}

function Answer({ path, names }: { readonly path: string; readonly names: ReturnType<typeof useNames> }) {
  const { say } = useSay(words)
  const problem = useProblem()
  const listed = useListed()
  const delay = useDelayWords()
  const told = usePlanTold(names)
  const { data, error } = useGet<WirePlanAnswer>(path, { everyMs: EVERY_MS })
  if (error !== null) return <p className="fault">{problem(error)}</p>
  if (data === undefined) return null
  if (!data.staffed) return <p className="quiet">{say('told.unstaffed')}</p>
  return (
    <ol className="told-steps" aria-live="polite">
      {data.steps.map(({ afterMs, people }) => (
        <li key={afterMs} data-gap={people.length === 0}>
          <span className="quiet">{delay(afterMs)}</span>{' '}
          <strong>{people.length === 0 ? say('told.nobody') : listed(people.map(names.person))}</strong>
        </li>
      ))}
      <li className="quiet small">
        {data.plan.builtIn ? say('told.built-in') : say('told.by-plan', { plan: told.match(data.plan) })}
      </li>
    </ol>
  )
}
