import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { sitePath } from '../api/places.ts'
import { usePhone } from '../app/media.ts'
import { Once } from '../form/Once.tsx'
import { useProblem } from '../form/problem.ts'
import { useLeaving } from '../form/use-leaving.ts'
import { useSaving } from '../form/use-saving.ts'
import { useSay } from '../words/use-say.ts'
import { ImportPreview } from './ImportPreview.tsx'
import { sendTable, type Table } from './import-table.ts'
import { words } from './words.ts'

interface ImportDrawerProps {
  readonly site: string
  readonly table: Table
  readonly onClose: () => void
}

/** A table is looked at first, row by row, and brought in exactly as it was looked at. */
export function ImportDrawer({ site, table, onClose }: ImportDrawerProps) {
  const { say } = useSay(words)
  const problem = useProblem()
  const phone = usePhone()
  const [file, setFile] = useState<File>()
  const looking = useSaving({
    send: (file: File) => sendTable(site, table, file),
    ...{ changes: [], says: null },
  })
  const applying = useSaving({
    send: (hash: string) => sendTable(site, table, file ?? new Blob(), hash),
    changes: [sitePath(site), '/api/sites', '/api/accounts', '/api/colleagues'],
    says: say('table.applied'),
  })
  const choose = (chosen: File | undefined) => {
    setFile(chosen)
    applying.reset()
    if (chosen) looking.mutate(chosen)
  }
  const leave = useLeaving(file !== undefined && applying.data === undefined)
  const close = () => leave(onClose)
  const preview = applying.data ?? looking.data
  const fault = applying.error ?? looking.error
  const changes = (preview?.added.length ?? 0) + (preview?.changed.length ?? 0)
  return (
    <Drawer open title={say('table.title')} onClose={close} size={phone ? '100%' : 680}>
      <div className="import">
        <p className="quiet">{say('table.help')}</p>
        <label>
          <strong>{say('table.file')}</strong>{' '}
          <input
            type="file"
            accept=".csv,text/csv,text/plain"
            onChange={event => choose(event.target.files?.[0])}
          />
        </label>
        <div role="alert">{fault !== null && <p className="fault">{problem(fault)}</p>}</div>
        {preview && <ImportPreview preview={preview} />}
        {applying.data?.invitations?.map(({ username, path }) => (
          <Once
            key={username}
            label={username}
            secret={location.origin + path}
            help={`${say('table.invitations')}: ${username}`}
          />
        ))}
        <div className="form-foot">
          {preview && !preview.applied && preview.badCount === 0 && changes > 0 && (
            <Button type="primary" onClick={() => applying.mutate(preview.hash)} loading={applying.isPending}>
              {say('table.apply')}
            </Button>
          )}
          <Button onClick={close}>{say('table.close')}</Button>
        </div>
      </div>
    </Drawer>
  )
}
