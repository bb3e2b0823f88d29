import { go, usePlace } from '../app/location.ts'

/** One word of the address (`?q=…`): what is shown can be sent, reloaded and left. */
export function useParameter(name: string): readonly [string, (value: string) => void] {
  const { query } = usePlace()
  return [new URLSearchParams(query).get(name) ?? '', value => setParameters({ [name]: value })]
}

/** Several at once; an empty one goes away. */
export function setParameters(values: Readonly<Record<string, string>>): void {
  const search = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(values)) {
    if (value === '') search.delete(name)
    else search.set(name, value)
  }
  const text = search.toString()
  go(location.pathname + (text === '' ? '' : `?${text}`), { replace: true })
}

/** Another page, with the words of this address that hold there too (the site). */
export function pathKeeping(path: string, ...kept: string[]): string {
  const search = new URLSearchParams(location.search)
  const words = kept.flatMap(name => (search.has(name) ? [[name, search.get(name) ?? '']] : []))
  const text = new URLSearchParams(words).toString()
  return text === '' ? path : `${path}?${text}`
}
