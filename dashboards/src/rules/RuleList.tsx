import { Button, Input, Select } from 'antd'
import { useKinds, useRules } from '../api/devices.ts'
import { query } from '../api/request.ts'
import { Awaited } from '../app/Awaited.tsx'
import { Blank } from '../app/Blank.tsx'
import { KindMark } from '../app/kind-marks.tsx'
import { go, usePlace } from '../app/location.ts'
import { useCan } from '../app/rights.ts'
import { useSay } from '../words/use-say.ts'
import { DraftsBegun } from './DraftsBegun.tsx'
import { words } from './list-words.ts'
import { listOf, matching } from './listed.ts'
import { NewRule } from './NewRule.tsx'
import { RuleRow } from './RuleRow.tsx'
import { useFired } from './use-fired.ts'

const OF = ['all', 'own', 'changed', 'bad'] as const

/** All rules by the kind of device: what each says, whether it is on, how often it fired lately. */
export function RuleList() {
  const { say, of } = useSay(words)
  const can = useCan()
  const rules = useRules()
  const { data: kinds } = useKinds()
  const fired = useFired()
  const place = new URLSearchParams(usePlace().query)
  const asked = { q: place.get('q') ?? '', kind: place.get('kind') ?? '', of: place.get('of') ?? 'all' }
  const ask = (change: Partial<typeof asked> & { readonly new?: string }) =>
    go(`/rules${query({ ...asked, of: asked.of === 'all' ? '' : asked.of, ...change })}`, { replace: true })
  if (rules.data === undefined) return <Awaited what={rules} />
  const shown = matching(listOf(rules.data, fired), asked)
  const order = [...new Set(shown.map(({ rule }) => rule.kind))]
  const isNew = place.has('new')
  return (
    <div className="rules-page">
      <div className="page-head">
        <h1>{say('list.title')}</h1>
        <Input
          allowClear
          type="search"
          aria-label={say('list.search')}
          placeholder={say('list.search')}
          value={asked.q}
          onChange={({ target }) => ask({ q: target.value })}
        />
        <Select
          aria-label={say('list.kind')}
          value={asked.kind}
          options={[
            { value: '', label: say('list.every-kind') },
            ...[...(kinds?.values() ?? [])].map(({ kind, title }) => ({ value: kind, label: of(title) })),
          ]}
          onChange={kind => ask({ kind })}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={say('list.of')}
          value={asked.of}
          options={OF.map(value => ({ value, label: say(`list.of.${value}`) }))}
          onChange={chosen => ask({ of: chosen === 'all' ? '' : chosen })}
          popupMatchSelectWidth={false}
        />
        {can('rules.write') && !isNew && (
          <Button type="primary" className="head-end" onClick={() => ask({ new: '1' })}>
            {say('list.new')}
          </Button>
        )}
      </div>
      {isNew && can('rules.write') && <NewRule rules={rules.data} cancel={() => ask({})} />}
      <DraftsBegun known={rules.data.map(({ id }) => id)} />
      {shown.length === 0 && <Blank title={say('list.none')} help={say('list.none.help')} />}
      {order.map(kind => {
        const title = kinds?.get(kind)?.title
        return (
          <section key={kind}>
            <h2 className="group-head">
              <KindMark kind={kind} />
              {kind === '*' ? say('list.all-kinds') : title ? of(title) : kind}
            </h2>
            <ul className="rule-rows">
              {shown
                .filter(({ rule }) => rule.kind === kind)
                .map(listed => (
                  <RuleRow key={listed.rule.id} listed={listed} />
                ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
