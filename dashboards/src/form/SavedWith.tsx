import { useSay } from '../words/use-say.ts'
import { Faults } from './Field.tsx'
import type { Fault } from './faults.ts'
import { words } from './words.ts'

/** What was saved and may surprise, where its list stands; nothing where nothing does. */
export function SavedWith({ warnings }: { readonly warnings: readonly Fault[] }) {
  const { say } = useSay(words)
  if (warnings.length === 0) return null
  return (
    <div className="notice" role="status">
      {say('form.saved-with')}
      <Faults faults={warnings} />
    </div>
  )
}
