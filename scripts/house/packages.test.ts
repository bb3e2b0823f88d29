import { builtinModules } from 'node:module'
import t from 'tap'
import { readText } from './root.ts'
import { allSources, isTest, type Source } from './sources.ts'

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly scripts: Readonly<Record<string, string>>
}
const root = JSON.parse(readText('package.json')) as Manifest
const dashboards = JSON.parse(readText('dashboards/package.json')) as Manifest

const names = (list: Readonly<Record<string, string>> | undefined) => Object.keys(list ?? {})
const runtime = new Set(names(root.dependencies))
const rootAll = new Set([...runtime, ...names(root.devDependencies)])
const consoleAll = new Set([...names(dashboards.dependencies), ...names(dashboards.devDependencies)])

t.test('what the product imports is installed with it', async t => {
  const inProduct = (source: Source) => /^(services|devices-sim)\//.test(source.path) && !isTest(source)
  t.same(undeclared(allSources.filter(inProduct), runtime), [])
})

t.test('what the console imports its own package.json declares', async t => {
  const inConsole = (source: Source) => source.path.startsWith('dashboards/') && !isTest(source)
  t.same(undeclared(allSources.filter(inConsole), consoleAll), [])
})

t.test('what tests and scripts import package.json declares', async t => {
  t.same(undeclared(allSources, new Set([...rootAll, ...consoleAll])), [])
})

/** Used by name in a command or brought for another package, imported nowhere. */
const NOT_IMPORTED: Readonly<Record<string, string>> = {
  '@biomejs/biome': 'npm run check',
  typescript: 'npm run check',
  '@types/node': 'types',
  '@types/oidc-provider': 'types',
  '@types/ws': 'types',
}

t.test('no package is installed that nothing imports', async t => {
  const used = new Set(allSources.flatMap(packagesOf))
  t.same(
    [...rootAll].filter(name => !used.has(name) && !(name in NOT_IMPORTED)),
    [],
  )
})

t.test('every version is exact, so that an install today and in a year are the same', async t => {
  for (const [name, version] of Object.entries({ ...root.dependencies, ...root.devDependencies })) {
    t.match(version, /^\d+\.\d+\.\d+$/, name)
  }
})

function undeclared(sources: readonly Source[], declared: ReadonlySet<string>): string[] {
  return sources.flatMap(source =>
    packagesOf(source)
      .filter(name => !declared.has(name))
      .map(name => `${source.path}: ${name}`),
  )
}

function packagesOf({ imports }: Source): string[] {
  return imports
    .filter(({ target, specifier }) => target === undefined && !isBuiltin(specifier))
    .map(({ specifier }) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'))
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier)
}
