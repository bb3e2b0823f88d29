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

/** A path with words of its own, and with those of this address that hold there too (the site). */
export function pathWith(path: string, values: Readonly<Record<string, string>>, ...kept: string[]): string {
  const here = new URLSearchParams(location.search)
  const words = [...kept.map(name => [name, here.get(name) ?? '']), ...Object.entries(values)]
  const text = new URLSearchParams(words.filter(([, value]) => value !== '') as [string, string][]).toString()
  return text === '' ? path : `${path}?${text}`
}
