/** A difference as the server words it, “name: before → after”, in its three parts; what has no arrow is a name alone. */
export function partsOf(says: string): { name: string; before: string; after: string } {
  const [left = '', after = ''] = splitAt(says, ' → ')
  const [name = '', before = ''] = splitAt(left, /[:：] ?/)
  return after === '' ? { name: says, before: '', after: '' } : { name, before, after }
}

function splitAt(text: string, mark: string | RegExp): string[] {
  const found = typeof mark === 'string' ? text.indexOf(mark) : text.search(mark)
  if (found < 0) return [text]
  const length = typeof mark === 'string' ? mark.length : (text.slice(found).match(mark)?.[0].length ?? 1)
  return [text.slice(0, found), text.slice(found + length)]
}
