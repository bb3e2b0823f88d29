import type { About } from './about.ts'
import type { Rule } from './rule.ts'

/** A rule of the product says what it is about: none is left to a guess. */
export type BuiltInRule = Rule & { readonly about: About }
