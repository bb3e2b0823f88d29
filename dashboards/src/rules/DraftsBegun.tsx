import { Link } from '../app/Link.tsx'
import { useSay } from '../words/use-say.ts'
import { draftIds } from './draft.ts'
import { words } from './list-words.ts'
import { rulePath } from './rule-api.ts'

/** What was begun in this window and is not saved: it is not forgotten. */
export function DraftsBegun({ known }: { readonly known: readonly string[] }) {
  const { say } = useSay(words)
  const drafts = draftIds()
  if (drafts.length === 0) return null
  return (
    <p className="drafts notice">
      {say('list.drafts')}{' '}
      {drafts.map(id => (
        <Link key={id} href={`${rulePath(id)}?tab=edit`}>
          {id}
          {known.includes(id) ? '' : ` (${say('list.draft-new')})`}
        </Link>
      ))}
    </p>
  )
}
