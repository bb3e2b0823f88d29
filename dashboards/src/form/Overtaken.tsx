import { Button } from 'antd'
import { isCode } from '../api/request.ts'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

/** What a form shows, in words, field by field. */
export type Told = readonly (readonly [field: string, value: string])[]

export const isOvertaken = (error: unknown): boolean =>
  isCode(
    error,
    'ROSTER_VERSION_CONFLICT',
    'ACCOUNT_VERSION_CONFLICT',
    'BULLETIN_VERSION_CONFLICT',
    'SOURCE_VERSION_CONFLICT',
  )

interface OvertakenProps {
  /** As it was when the form was opened, and as somebody else left it; nothing where they deleted it. */
  readonly before: Told
  readonly now: Told | undefined
  /** Saves what is in the form over it. */
  readonly onAnyway: () => void
}

/** Somebody else was first: what they changed, with everything that was typed still in the form. */
export function Overtaken({ before, now, onAnyway }: OvertakenProps) {
  const { say } = useSay(words)
  const old = new Map(before)
  const changed = now?.filter(([field, value]) => old.get(field) !== value) ?? []
  return (
    <div className="notice" role="alert">
      <p>{now === undefined ? say('form.overtaken.gone') : say('form.overtaken')}</p>
      <ul className="told-list">
        {changed.map(([field, value]) => (
          <li key={field}>
            {field}: <s className="quiet">{old.get(field)}</s> → <strong>{value}</strong>
          </li>
        ))}
      </ul>
      <p>{say('form.overtaken.kept')}</p>
      <Button onClick={onAnyway}>{say('form.overtaken.anyway')}</Button>
    </div>
  )
}
