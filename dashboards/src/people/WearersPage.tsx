import { Button, Segmented } from 'antd'
import { useCan } from '../app/rights.ts'
import { setParameters, useParameter } from '../form/parameter.ts'
import { SearchField } from '../form/SearchField.tsx'
import { SitePage } from '../form/SitePage.tsx'
import { useSay } from '../words/use-say.ts'
import { CarerList } from './CarerList.tsx'
import { ResidentForm } from './ResidentForm.tsx'
import { ResidentList } from './ResidentList.tsx'
import { TableWays } from './TableWays.tsx'
import { WearerDrawer } from './WearerDrawer.tsx'
import { WearerList } from './WearerList.tsx'
import { words } from './words.ts'
import './people.css'

const LISTS = ['wearers', 'carers', 'residents'] as const

/** Who wears a band, who looks after whom, and who lives there. */
export default function WearersPage() {
  const { say } = useSay(words)
  const can = useCan()
  const [asked, show] = useParameter('list')
  const lists = LISTS.filter(list => list !== 'residents' || can('residents.read'))
  const list = lists.find(one => one === asked) ?? 'wearers'
  const table = list === 'residents' ? 'residents' : 'wearers'
  return (
    <SitePage
      title={say('people.title')}
      actions={({ id }) => (
        <>
          {can('people.export') && <TableWays site={id} table={table} />}
          {can('people.write') && (
            <Button
              type="primary"
              onClick={() => setParameters({ [table === 'residents' ? 'resident' : 'wearer']: 'new' })}
            >
              {say(`people.new.${table}`)}
            </Button>
          )}
        </>
      )}
    >
      {({ id }) => (
        <>
          <div className="people-ways">
            <Segmented
              aria-label={say('people.list')}
              value={list}
              onChange={value => show(value === 'wearers' ? '' : value)}
              options={lists.map(value => ({ value, label: say(`people.${value}`) }))}
            />
            <SearchField label={say('people.search')} />
          </div>
          {list === 'wearers' && <WearerList site={id} />}
          {list === 'carers' && <CarerList site={id} />}
          {list === 'residents' && <ResidentList site={id} />}
          <WearerDrawer site={id} />
          {can('residents.read') && <ResidentForm site={id} />}
        </>
      )}
    </SitePage>
  )
}
