import { useWords } from '../../words/words.ts'
import { faultsAt, useEditor } from './editor.ts'

/** What is wrong with what stands here, and what would be right. */
export function FaultsAt({ path }: { readonly path: string }) {
  const { of } = useWords()
  const { check } = useEditor()
  const faults = faultsAt(check, path)
  if (faults.length === 0) return null
  return (
    <ul className="field-faults">
      {faults.map(({ level, says }) => (
        <li key={says.en} data-level={level}>
          {level === 'fault' ? '✕' : '⚠'} {of(says)}
        </li>
      ))}
    </ul>
  )
}
