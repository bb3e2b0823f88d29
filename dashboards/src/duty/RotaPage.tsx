import { Button } from 'antd'
import { useState } from 'react'
import { Awaited } from '../app/Awaited.tsx'
import { useCan } from '../app/rights.ts'
import type { Fault } from '../form/faults.ts'
import { useParameter } from '../form/parameter.ts'
import { SavedWith } from '../form/SavedWith.tsx'
import { SitePage } from '../form/SitePage.tsx'
import { useSay } from '../words/use-say.ts'
import { DutyCalendar } from './DutyCalendar.tsx'
import { DutyNow } from './DutyNow.tsx'
import { RotaForm } from './RotaForm.tsx'
import { RotaList } from './RotaList.tsx'
import { useRotas } from './rotas.ts'
import { WouldBeTold } from './WouldBeTold.tsx'
import { words } from './words.ts'
import './duty.css'

/** Who does the work, where and when: now, over the weeks, and by which rotas. */
export default function RotaPage() {
  const { say } = useSay(words)
  const can = useCan()
  const [, open] = useParameter('rota')
  return (
    <SitePage
      title={say('duty.title')}
      actions={() =>
        can('duty.write') && (
          <Button type="primary" onClick={() => open('new')}>
            {say('rota.new')}
          </Button>
        )
      }
    >
      {({ id }) => <OfSite key={id} site={id} />}
    </SitePage>
  )
}

function OfSite({ site }: { readonly site: string }) {
  const asked = useRotas(site)
  const { data } = asked
  const can = useCan()
  const [opened, open] = useParameter('rota')
  const [warnings, warn] = useState<readonly Fault[]>([])
  return (
    <>
      <SavedWith warnings={warnings} />
      <DutyNow site={site} />
      {data !== undefined && data.rotas.length > 0 && <DutyCalendar site={site} rotas={data.rotas} />}
      {data === undefined ? <Awaited what={asked} /> : <RotaList site={site} rotas={data.rotas} />}
      {can('plans.read') && <WouldBeTold site={site} />}
      {opened !== '' && data !== undefined && can('duty.write') && (
        <RotaForm
          key={opened}
          site={site}
          rota={data.rotas.find(({ id }) => id === opened)}
          onClose={() => open('')}
          onSaved={warn}
        />
      )}
    </>
  )
}
