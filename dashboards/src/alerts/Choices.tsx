import { Button, Checkbox, Select } from 'antd'
import { memo, useState } from 'react'
import { ManySelect } from '../form/ManySelect.tsx'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { CONDITIONS, HANDLINGS } from './alert.ts'
import type { Filter } from './filter.ts'
import { words } from './list-words.ts'
import { type Option, useOptions } from './use-options.ts'

type Single = 'condition' | 'kind' | 'site' | 'zone' | 'rule' | 'device' | 'assignee'

interface ChoicesProps {
  readonly filter: Filter
  readonly show: (filter: Filter) => void
  readonly phone: boolean
}

/** The narrower choices: the usual ones at hand, the others on demand, or while one of them is made. */
export const Choices = memo(function Choices({ filter, show, phone }: ChoicesProps) {
  const { say: common } = useWords()
  const { say } = useSay(words)
  const options = useOptions()
  const { condition, rule, device, site, assignee, held } = filter
  const [more, showMore] = useState(false)
  const made = [condition, rule, device, site, assignee].some(Boolean) || held
  const handlings =
    filter.view === 'history' ? HANDLINGS : HANDLINGS.filter(handling => handling !== 'resolved')
  const choice = (name: Single, label: string, given: readonly Option[]) => (
    <Choice
      label={label}
      value={filter[name]}
      options={given}
      choose={value => show(changed(filter, name, value))}
    />
  )
  return (
    <>
      {options.zones.length > 1 && choice('zone', common('alerts.filter.any-zone'), options.zones)}
      {choice('kind', common('alerts.filter.any-kind'), options.kinds)}
      <ManySelect
        maxTagCount="responsive"
        aria-label={common('alerts.column.handling')}
        placeholder={common('alerts.filter.any-handling')}
        value={[...filter.handling]}
        onChange={handling => show({ ...filter, handling })}
        options={handlings.map(value => ({ value, label: common(`handling.${value}`) }))}
        showSearch={false}
        allowClear
      />
      {(more || made || phone) && (
        <>
          {options.sites.length > 1 && choice('site', say('filter.any-site'), options.sites)}
          {choice('assignee', say('filter.any-assignee'), options.assignees)}
          {options.rules.length > 0 && choice('rule', say('filter.any-rule'), options.rules)}
          {choice('device', say('filter.any-device'), options.devices)}
          {choice(
            'condition',
            common('alerts.filter.any-condition'),
            CONDITIONS.map(value => ({ value, label: common(`condition.${value}`) })),
          )}
          <Checkbox
            className="held-choice"
            checked={held}
            onChange={({ target }) => show({ ...filter, held: target.checked })}
          >
            {common('alerts.filter.held')}
          </Checkbox>
        </>
      )}
      {!made && !phone && (
        <Button type="text" aria-expanded={more} onClick={() => showMore(!more)}>
          {say(more ? 'filter.fewer' : 'filter.more')}
        </Button>
      )}
    </>
  )
})

interface ChoiceProps {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly Option[]
  readonly choose: (value: string | undefined) => void
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={label}
      value={value ?? null}
      options={[...options]}
      onChange={chosen => choose(chosen ?? undefined)}
      popupMatchSelectWidth={false}
    />
  )
}

function changed(filter: Filter, name: Single, value: string | undefined): Filter {
  const { [name]: _, ...rest } = filter
  return value === undefined ? rest : ({ ...rest, [name]: value } as Filter)
}
