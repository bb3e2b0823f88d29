import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { DEVICES_KEY, useDevices } from '../../api/devices.ts'
import { useChanged } from '../../api/use-get.ts'
import { usePhone } from '../../app/media.ts'
import { useCan } from '../../app/rights.ts'
import { Field } from '../../form/Field.tsx'
import { setParameters, useParameter } from '../../form/parameter.ts'
import { useProblem } from '../../form/problem.ts'
import { useSite } from '../../form/site.ts'
import { useSay } from '../../words/use-say.ts'
import { usualSite } from '../usual-site.ts'
import { ColumnsHelp } from './ColumnsHelp.tsx'
import { EMPTY_TABLE } from './columns.ts'
import { ImportPlan } from './ImportPlan.tsx'
import { sendTable } from './send-table.ts'
import { words } from './words.ts'
import './import.css'

const close = () => setParameters({ do: '' })

/** From a file to a look at what each of its rows does, and only then in: `?do=import`. */
export function ImportDevices() {
  const { say } = useSay(words)
  const [doing] = useParameter('do')
  const can = useCan()
  const phone = usePhone()
  if (doing !== 'import' || !can('devices.write') || !can('people.write')) return null
  return (
    <Drawer open title={say('import.title')} onClose={close} size={phone ? '100%' : 760} destroyOnHidden>
      <Importing />
    </Drawer>
  )
}

function Importing() {
  const { say, of } = useSay(words)
  const problem = useProblem()
  const { sites, site: chosen, choose } = useSite()
  const [named] = useParameter('site')
  const { data: devices } = useDevices()
  const site = named === '' ? usualSite(sites ?? [], devices?.list ?? []) : chosen
  const [file, setFile] = useState<File>()
  const looking = useMutation({ mutationFn: sendTable })
  const bringing = useBringing()
  const look = (file: File | undefined, at = site?.id) => {
    setFile(file)
    bringing.reset()
    looking.reset()
    if (file !== undefined && at !== undefined) looking.mutate({ site: at, file })
  }
  const error = bringing.error ?? looking.error
  return (
    <div className="importing">
      {sites !== undefined && sites.length > 1 && (
        <Field label={say('import.site')}>
          {control => (
            <Select
              {...control}
              value={site?.id ?? null}
              options={sites.map(({ id, name }) => ({ value: id, label: of(name) }))}
              onChange={(id: string | null) => {
                choose(id ?? '')
                look(file, id ?? undefined)
              }}
            />
          )}
        </Field>
      )}
      <FileField file={file} look={look} />
      <p className="quiet small">
        {say('import.nothing-yet')}{' '}
        <a href={EMPTY_TABLE} download="devices.csv">
          {say('import.template')}
        </a>
      </p>
      <ColumnsHelp />
      <div role="alert">{error != null && <p className="fault">{problem(error)}</p>}</div>
      <div aria-live="polite">
        {bringing.data !== undefined ? (
          <Done added={bringing.data.added.length} changed={bringing.data.changed.length} />
        ) : (
          looking.data && (
            <ImportPlan
              plan={looking.data}
              isBringing={bringing.isPending}
              bring={hash => file && site && bringing.mutate({ site: site.id, file, hash })}
            />
          )
        )}
      </div>
    </div>
  )
}

interface FileFieldProps {
  readonly file: File | undefined
  readonly look: (file: File | undefined) => void
}

/** The browser's own field speaks the browser's language, and is small for a thumb. */
function FileField({ file, look }: FileFieldProps) {
  const { say } = useSay(words)
  return (
    <label className="file-field">
      <input
        className="unseen"
        type="file"
        accept=".csv,text/csv"
        onChange={event => look(event.target.files?.[0])}
      />
      <strong>{file?.name ?? say('import.file')}</strong>
      <span className="quiet">{say('import.file.help')}</span>
    </label>
  )
}

function useBringing() {
  const client = useQueryClient()
  const changed = useChanged()
  return useMutation({
    mutationFn: sendTable,
    async onSuccess() {
      await Promise.all([client.invalidateQueries({ queryKey: DEVICES_KEY }), changed('/api/sites')])
    },
  })
}

function Done({ added, changed }: { readonly added: number; readonly changed: number }) {
  const { say } = useSay(words)
  return (
    <div className="card">
      <strong>{say('import.done', { added, changed })}</strong>
      {added > 0 && <p className="quiet">{say('import.tokens')}</p>}
      <Button type="primary" onClick={close}>
        {say('import.to-list')}
      </Button>
    </div>
  )
}
