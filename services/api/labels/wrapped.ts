/** Words in lines of so many ems, and no more than so many of these: what does not fit ends in an ellipsis. */
export function wrapped(words: string, { ems, lines }: { ems: number; lines: number }): string[] {
  const found = filled(words.trim(), ems)
  if (found.length <= lines) return found
  let last = found[lines - 1] ?? ''
  while (emsOf(`${last}…`) > ems) last = last.slice(0, -1)
  return [...found.slice(0, lines - 1), `${last}…`]
}

/** A Latin word or a number stays whole where a line can hold it. */
function filled(words: string, ems: number): string[] {
  const atoms = words.match(/\w+|\s+|./gsu) ?? []
  const lines = ['']
  for (const atom of atoms.flatMap(atom => (emsOf(atom) > ems ? [...atom] : [atom]))) {
    const longer = (lines.at(-1) ?? '') + atom
    if (emsOf(longer.trimEnd()) <= ems) lines[lines.length - 1] = longer
    else lines.push(atom.trimStart())
  }
  return lines.map(line => line.trimEnd()).filter(line => line !== '')
}

/** Generously: nobody measures the letters of the printer here. */
const emsOf = (words: string): number =>
  [...words].reduce((sum, character) => sum + (character < '\u1100' ? 0.6 : 1), 0)
