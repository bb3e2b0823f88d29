import { Input } from 'antd'
import { valueAt } from '../at-path.ts'
import { useEditor } from './editor.ts'
import { FaultsAt } from './FaultsAt.tsx'

const LANGUAGES = [
  ['zh', '中文'],
  ['en', 'English'],
] as const

interface BilingualProps {
  readonly path: string
  readonly label: string
  readonly lines?: number
}

/** Both languages: people read either. */
export function BilingualInput({ path, label, lines = 1 }: BilingualProps) {
  const { definition, put } = useEditor()
  return (
    <div className="bilingual">
      {LANGUAGES.map(([language, name]) => {
        const at = `${path}.${language}`
        const common = {
          'aria-label': `${label} ${name}`,
          lang: language,
          value: String(valueAt(definition, at) ?? ''),
          placeholder: name,
          onChange: ({ target }: { target: { value: string } }) => put(at, target.value),
        }
        return (
          <div key={language} data-path={at}>
            {lines > 1 ? <Input.TextArea {...common} autoSize={{ minRows: lines }} /> : <Input {...common} />}
            <FaultsAt path={at} />
          </div>
        )
      })}
    </div>
  )
}
