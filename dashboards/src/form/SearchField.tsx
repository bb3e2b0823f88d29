import { Input } from 'antd'
import { SearchMark } from '../app/marks.tsx'
import { useParameter } from './parameter.ts'

/** Words to look for, kept in the address. */
export function SearchField({ label }: { readonly label: string }) {
  const [text, search] = useParameter('q')
  return (
    <Input
      allowClear
      className="search-field"
      type="search"
      aria-label={label}
      placeholder={label}
      prefix={<SearchMark width="16" height="16" />}
      value={text}
      onChange={event => search(event.target.value)}
    />
  )
}

/** Whether all words that are looked for stand somewhere in these texts. */
export function isFound(wanted: string, ...texts: (string | undefined)[]): boolean {
  const all = texts.join(' ').toLowerCase()
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every(word => all.includes(word))
}
