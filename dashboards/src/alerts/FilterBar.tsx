import { Button, Select } from 'antd'
import { memo, useCallback, useDeferredValue, useState } from 'react'
import { go } from '../app/location.ts'
import { FilterMark } from '../app/marks.tsx'
import { usePhone } from '../app/media.ts'
import { useLatest } from '../app/use-latest.ts'
import { useSay } from '../words/use-say.ts'
import { useWords } from '../words/words.ts'
import { AlertSearch } from './AlertSearch.tsx'
import { Choices } from './Choices.tsx'
import { type Filter, isNarrowed, plainly } from './filter.ts'
import { GROUPINGS, type Grouping } from './grouping.ts'
import { words } from './list-words.ts'
import { SeverityStrip } from './SeverityStrip.tsx'
import { ViewTabs } from './ViewTabs.tsx'
import { type View, viewQuery } from './views.ts'

/** What is shown: the severities with their counts, the views, and the narrower choices. */
export const FilterBar = memo(function FilterBar({ view }: { readonly view: View }) {
  const { say: common } = useWords()
  const { filter, grouping } = view
  const phone = usePhone()
  const [unfolded, unfold] = useState(false)
  const show = (filter: Filter, by: Grouping = grouping) =>
    go(location.pathname + viewQuery({ filter, grouping: by }), { replace: true })
  const later = useDeferredValue(filter)
  const latest = useLatest(show)
  const showLatest = useCallback((filter: Filter) => latest.current(filter), [latest])
  return (
    <div className="filter-bar">
      <h1 className="unseen">{common('alerts.title')}</h1>
      <SeverityStrip filter={filter} show={show} />
      <ViewTabs view={view} />
      <div className="filter-row">
        <AlertSearch filter={filter} show={show} />
        {phone && (
          <Button
            icon={<FilterMark />}
            aria-expanded={unfolded}
            type={isNarrowed(filter) ? 'primary' : 'default'}
            onClick={() => unfold(!unfolded)}
          >
            {common('alerts.filter.label')}
          </Button>
        )}
        {(!phone || unfolded) && (
          <div className="choices">
            <Group grouping={grouping} choose={by => show(filter, by)} />
            <Choices filter={later} show={showLatest} phone={phone} />
            {isNarrowed(filter) && (
              <Button type="link" onClick={() => show(plainly(filter.view))}>
                {common('alerts.filter.clear')}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  )
})

interface GroupProps {
  readonly grouping: Grouping
  readonly choose: (by: Grouping) => void
}

function Group({ grouping, choose }: GroupProps) {
  const { say } = useSay(words)
  return (
    <Select
      className="group-choice"
      aria-label={say('group.label')}
      value={grouping}
      onChange={choose}
      options={GROUPINGS.map(value => ({ value, label: say(`group.${value}`) }))}
      popupMatchSelectWidth={false}
    />
  )
}
