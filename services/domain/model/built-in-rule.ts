import type { About } from './about.ts'
import type { ResponseSteps } from './response.ts'
import type { Rule } from './rule.ts'

/** A rule of the product says what it is about, and what is to be done: none is left to a guess. */
export type BuiltInRule = Rule & { readonly about: About; readonly response: ResponseSteps }
