import t from 'tap'
import { directionOf, packageOwners } from './directions.ts'
import type { Import } from './imports-of.ts'
import { allSources, isTest, type Source, sourcesIn } from './sources.ts'

const product = sourcesIn('services', 'devices-sim', 'dashboards').filter(source => !isTest(source))

t.test('every file of the product belongs to a module with a direction', async t => {
  t.ok(product.length > 30, 'there is a product to look at')
  t.same(
    product.map(({ path }) => path).filter(path => directionOf(path) === undefined),
    [],
  )
})

t.test('imports go in the allowed directions only', async t => {
  const wrong = product.flatMap(source =>
    source.imports
      .filter(found => found.target !== undefined && !mayImport(source.path, found))
      .map(({ specifier }) => `${source.path} imports ${specifier}`),
  )
  t.same(wrong, [])
})

t.test('what is wired together is imported by the entry points and tests alone', async t => {
  const wiring = [
    'services/app.ts',
    'services/watch.ts',
    'services/admin.ts',
    'services/safekeeping.ts',
    'services/log-readers.ts',
    'services/notices.ts',
    'services/wording-sources.ts',
  ]
  const wirers = ['services/main.ts', 'services/linli.ts', ...wiring]
  const wrong = product.filter(
    ({ path, imports }) =>
      !wirers.includes(path) && imports.some(({ target }) => wiring.includes(target ?? '')),
  )
  t.same(wrong.map(pathOf), [])
})

t.test('a package that one part owns is imported there alone', async t => {
  for (const [name, owners] of Object.entries(packageOwners)) {
    const strangers = product.filter(
      ({ path, imports }) =>
        !owners.some(owner => path.startsWith(owner)) &&
        imports.some(({ specifier, typeOnly }) => specifier === name && !typeOnly),
    )
    t.same(strangers.map(pathOf), [], `${name} is known in ${owners.join(' and ')} alone`)
  }
})

t.test('nothing of the product imports what only tests use', async t => {
  const testing = new Set(allSources.filter(isTest).map(pathOf))
  const wrong = product.filter(({ imports }) => imports.some(({ target }) => testing.has(target ?? '')))
  t.same(wrong.map(pathOf), [])
})

t.test('the domain imports nothing but itself', async t => {
  const foreign = product
    .filter(({ path }) => path.startsWith('services/domain/'))
    .flatMap(({ path, imports }) =>
      imports.filter(({ target }) => target === undefined).map(({ specifier }) => `${path}: ${specifier}`),
    )
  t.same(foreign, [])
})

t.test('every relative import names a file that is there', async t => {
  const paths = new Set(allSources.map(pathOf))
  // The test of the reader of imports quotes some that lead nowhere.
  const real = allSources.filter(({ path }) => path !== 'scripts/house/imports-of.test.ts')
  const dangling = real.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => target?.match(/\.tsx?$/) && !paths.has(target))
      .map(({ specifier }) => `${path}: ${specifier}`),
  )
  t.same(dangling, [])
})

t.test('no file imports itself by a detour', async t => {
  t.same(cycles(allSources), [])
})

function mayImport(path: string, { target = '', typeOnly }: Import): boolean {
  const direction = directionOf(path)
  if (direction === undefined || directionOf(target) === direction) return true
  const within = (place: string) => (place.endsWith('/') ? target.startsWith(place) : target === place)
  return direction.may.some(within) || (typeOnly && (direction.typesOnly ?? []).some(within))
}

function cycles(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map(source => [source.path, source]))
  const found: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (done.has(path) || trail.includes(path)) return
    for (const { target } of byPath.get(path)?.imports ?? []) if (target) visit(target, [...trail, path])
    done.add(path)
  }
  for (const { path } of sources) visit(path, [])
  return found
}

function pathOf({ path }: { readonly path: string }): string {
  return path
}
