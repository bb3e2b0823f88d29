import { Link } from '../app/Link.tsx'
import { useSay } from '../words/use-say.ts'
import { staffWords } from './staff-words.ts'

/** Files that name somebody who is not called for them any more. */
export function LeftWearers({ files }: { readonly files: readonly { site: string; wearer: string }[] }) {
  const { say } = useSay(staffWords)
  return (
    <div className="notice" role="alert">
      <p>{say('staff.left')}</p>
      <ul className="told-list">
        {files.map(({ site, wearer }) => (
          <li key={wearer}>
            <Link href={`/people?site=${site}&wearer=${wearer}`}>{wearer}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
