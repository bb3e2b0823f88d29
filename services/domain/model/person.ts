/** Who did something: an account's name, or `system` for what the server did by itself. */
export type Actor = string

export const SYSTEM: Actor = 'system'
