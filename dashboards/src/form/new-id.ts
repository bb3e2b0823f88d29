const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** `rota-k3f9xq`: for what people call by its name, and never by this. */
export function newId(begin: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6))
  return `${begin}-${Array.from(bytes, byte => LETTERS[byte % LETTERS.length]).join('')}`
}
