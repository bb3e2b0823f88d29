import t from 'tap'
import { importsOf, withoutComments } from './imports-of.ts'

const CODE = `import { a, type B } from './a.ts'
import type { C } from '../c.ts'
import fastify, {
  type D,
} from 'fastify'
import './effect.ts'
export { e } from './e.ts'
export type { F } from './f.ts'
export const notOne = 'from nowhere'
const lazy = await import('./lazy.ts')
new Worker(new URL('./worker.ts', import.meta.url))
`

t.test('every form of import is seen', async t => {
  const found = importsOf('services/api/api.ts', CODE)
  t.same(
    found.map(({ specifier, typeOnly }) => `${specifier}${typeOnly ? ' type' : ''}`),
    ['./a.ts', '../c.ts type', 'fastify', './effect.ts', './e.ts', './f.ts type', './lazy.ts', './worker.ts'],
  )
  t.equal(found[1]?.target, 'services/c.ts')
  t.equal(found[2]?.target, undefined)
})

t.test('comments are no code, strings with slashes are', async t => {
  t.equal(withoutComments("a // Date.now()\nb /* x\ny */ c 'http://x' `//z`"), "a  \nb   c 'http://x' `//z`")
})
