import { Drawer } from 'antd'
import { useState } from 'react'
import { usePhone } from '../app/media.ts'
import { useCan } from '../app/rights.ts'
import { useParameter } from '../form/parameter.ts'
import { useProblem } from '../form/problem.ts'
import { useWearer } from './people-paths.ts'
import { WearerFile } from './WearerFile.tsx'
import { WearerForm } from './WearerForm.tsx'

/** One file: to be read first, to be changed by whoever may. */
export function WearerDrawer({ site }: { readonly site: string }) {
  const can = useCan()
  const [id, open] = useParameter('wearer')
  const close = () => open('')
  if (id === '') return null
  if (id === 'new') return can('people.write') ? <WearerForm site={site} onClose={close} /> : null
  return <Opened key={id} {...{ site, id }} onClose={close} />
}

function Opened({ site, id, onClose }: { site: string; id: string; onClose: () => void }) {
  const problem = useProblem()
  const phone = usePhone()
  const { data, error } = useWearer(site, id)
  const [isEdited, edit] = useState(false)
  if (isEdited && data !== undefined)
    return <WearerForm site={site} wearer={data} onClose={() => edit(false)} />
  return (
    <Drawer open title={data?.name ?? ''} onClose={onClose} size={phone ? '100%' : 600}>
      {error !== null && <p className="fault">{problem(error)}</p>}
      {data && <WearerFile {...{ site, onClose }} wearer={data} onEdit={() => edit(true)} />}
    </Drawer>
  )
}
