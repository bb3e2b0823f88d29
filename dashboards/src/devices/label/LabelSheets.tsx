import { useSay } from '../../words/use-say.ts'
import { sheetsOf } from './sheets.ts'
import { words } from './words.ts'
import '../tool-link.css'

/** Opens the sheets to print, in a window of their own. */
export function LabelSheets({ ids }: { readonly ids: readonly string[] }) {
  const { say, language } = useSay(words)
  const sheets = sheetsOf(ids, language)
  return sheets.map(({ href, from, to }) => (
    <a key={href} className="tool-link" href={href} target="_blank" rel="noreferrer">
      {sheets.length === 1 ? say('label.many') : say('label.part', { from, to })}
    </a>
  ))
}
