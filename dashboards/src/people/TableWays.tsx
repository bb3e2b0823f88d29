import { Button } from 'antd'
import { useState } from 'react'
import { sitePath } from '../api/places.ts'
import { query } from '../api/request.ts'
import { useCan } from '../app/rights.ts'
import { useSay } from '../words/use-say.ts'
import { ImportDrawer } from './ImportDrawer.tsx'
import type { Table } from './import-table.ts'
import { words } from './words.ts'

const WRITES: Readonly<Record<Table, string>> = {
  wearers: 'people.write',
  residents: 'people.write',
  staff: 'accounts.write',
  zones: 'places.write',
}

/** In and out as a table. */
export function TableWays({ site, table }: { readonly site: string; readonly table: Table }) {
  const { say, language } = useSay(words)
  const can = useCan()
  const [isOpen, open] = useState(false)
  return (
    <>
      {can(WRITES[table]) && <Button onClick={() => open(true)}>{say('table.import')}</Button>}
      <Button href={`${sitePath(site)}/export/${table}${query({ language })}`} download>
        {say('table.export')}
      </Button>
      {isOpen && <ImportDrawer {...{ site, table }} onClose={() => open(false)} />}
    </>
  )
}
