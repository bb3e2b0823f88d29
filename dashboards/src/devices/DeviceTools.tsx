import { Button, Dropdown } from 'antd'
import { usePlaces } from '../api/places.ts'
import { useCan } from '../app/rights.ts'
import { setParameters } from '../form/parameter.ts'
import { useSay } from '../words/use-say.ts'
import { LabelSheets } from './label/LabelSheets.tsx'
import { SHEET_MAX } from './label/sheets.ts'
import { words } from './words.ts'

/** More are chosen first: nobody prints a thousand by mistake. */
const LABELS_MAX = SHEET_MAX

interface DeviceToolsProps {
  readonly site: string
  /** In the order of the list, as it is filtered. */
  readonly shown: readonly string[]
}

/** What can be done with the list as a whole, as far as one may. */
export function DeviceTools({ site, shown }: DeviceToolsProps) {
  const { say, of, language } = useSay(words)
  const can = useCan()
  const { sites } = usePlaces()
  const mayImport = can('devices.write') && can('people.write')
  const mayExport = can('people.export') && can('people.read')
  const wanted = sites.filter(({ id }) => site === '' || site === id)
  const exports = wanted.map(({ id, name }) => ({
    key: id,
    label: (
      <a href={`/api/sites/${encodeURIComponent(id)}/export/devices?language=${language}`} download>
        {of(name)}
      </a>
    ),
  }))
  const [only] = wanted
  return (
    <span className="device-tools">
      {mayExport &&
        only !== undefined &&
        (exports.length === 1 ? (
          <Button
            href={`/api/sites/${encodeURIComponent(only.id)}/export/devices?language=${language}`}
            download
          >
            {say('list.export')}
          </Button>
        ) : (
          <Dropdown menu={{ items: exports }} trigger={['click']}>
            <Button aria-haspopup="menu">{say('list.export')}</Button>
          </Dropdown>
        ))}
      {can('devices.write') && shown.length > 0 && shown.length <= LABELS_MAX && <LabelSheets ids={shown} />}
      {mayImport && <Button onClick={() => setParameters({ do: 'import' })}>{say('list.import')}</Button>}
      {can('devices.write') && (
        <Button type="primary" onClick={() => setParameters({ do: 'add' })}>
          {say('list.add')}
        </Button>
      )}
    </span>
  )
}
