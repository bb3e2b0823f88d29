import { Button, Input, Segmented, Select } from 'antd'
import { ManySelect } from '../form/ManySelect.tsx'
import { setParameters, useParameter } from '../form/parameter.ts'
import { usePeople } from '../form/people.ts'
import { useSay } from '../words/use-say.ts'
import { PERIODS, type Period, STATES } from './ledger.ts'
import { ledgerWords } from './ledger-words.ts'

/** By whom, by what alert, by how it stands, and since when; all of it in the address. */
export function LedgerFilter() {
  const { say } = useSay(ledgerWords)
  const { list } = usePeople()
  const [person] = useParameter('person')
  const [alert] = useParameter('alert')
  const [state] = useParameter('state')
  const [period] = useParameter('period')
  // Another filter begins at its first page.
  const set = (name: string, value: string) => setParameters({ [name]: value, page: '' })
  const isSet = [person, alert, state, period].some(one => one !== '')
  return (
    <search className="ledger-filter" aria-label={say('ledger.filter')}>
      <Select
        allowClear
        showSearch
        optionFilterProp="label"
        aria-label={say('ledger.person')}
        placeholder={say('ledger.person')}
        value={person || null}
        options={list.map(({ username, displayName }) => ({ value: username, label: displayName }))}
        onChange={value => set('person', value ?? '')}
        popupMatchSelectWidth={false}
      />
      <ManySelect
        allowClear
        maxTagCount={1}
        aria-label={say('ledger.state')}
        placeholder={say('ledger.state')}
        value={state === '' ? [] : state.split(',')}
        options={STATES.map(value => ({ value: value as string, label: say(`notice.${value}`) }))}
        onChange={values => set('state', values.join(','))}
        popupMatchSelectWidth={false}
      />
      <Input
        allowClear
        aria-label={say('ledger.alert')}
        placeholder={say('ledger.alert')}
        value={alert}
        onChange={event => set('alert', event.target.value.trim())}
      />
      <Segmented
        aria-label={say('ledger.period')}
        value={period}
        onChange={value => set('period', value)}
        options={[
          ...(Object.keys(PERIODS) as Period[]).map(value => ({
            value: value as string,
            label: say(`period.${value}`),
          })),
          { value: '', label: say('period.all') },
        ]}
      />
      {isSet && (
        <Button
          type="link"
          onClick={() => setParameters({ person: '', alert: '', state: '', period: '', page: '' })}
        >
          {say('ledger.clear')}
        </Button>
      )}
    </search>
  )
}
